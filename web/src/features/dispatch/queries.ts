import { queryOptions } from '@tanstack/react-query'
import { api, data } from '@/api/client'

/** To whom the duty list sends a case, and why; nothing where the list is silent. */
export const routeQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['cases', 'route', id, version],
    queryFn: async () => (await data(api.GET('/api/v1/cases/{id}/route', { params: { path: { id } } }))).route ?? null,
  })
