import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, data } from '@/api/client'
import { withKept } from '@/offline/kept'

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

/** All units, as far as one list goes, also without a network. */
export const unitsKept = queryOptions({
  queryKey: ['units', 'kept'],
  queryFn: withKept('units', async () =>
    (await data(api.GET('/api/v1/units', { params: { query: { limit: 500 } } }))).items.map(({ id, name }) => ({
      id,
      name,
    })),
  ),
  staleTime: 300_000,
})
