import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, data } from '@/api/client'

/** Units by name, or the first ones of an area. */
export const unitsNamed = (q: string) =>
  queryOptions({
    queryKey: ['units', q],
    queryFn: () => data(api.GET('/api/v1/units', { params: { query: { q: q || undefined, limit: 30 } } })),
    placeholderData: keepPreviousData,
    staleTime: 300_000,
  })

export const unitQuery = (id: string) =>
  queryOptions({
    queryKey: ['units', 'one', id],
    queryFn: () => data(api.GET('/api/v1/units/{id}', { params: { path: { id } } })),
    staleTime: 300_000,
  })
