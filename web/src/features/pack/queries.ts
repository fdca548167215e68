import { queryOptions } from '@tanstack/react-query'
import { api, data } from '@/api/client'
import { withKept } from '@/offline/kept'

const LONG = 600_000

/** The tree of categories. */
export const categoriesQuery = queryOptions({
  queryKey: ['categories'],
  queryFn: async () => (await data(api.GET('/api/v1/categories'))).items,
  staleTime: LONG,
})

/** The filing conditions by which a case of a category can be set apart; all of them without a category. */
export const conditionsQuery = (category: string | undefined) =>
  queryOptions({
    queryKey: ['conditions', category],
    queryFn: async () => (await data(api.GET('/api/v1/conditions', { params: { query: { category } } }))).items,
    staleTime: LONG,
  })

/** The reasons that acts may give, of all lists. */
export const reasonsQuery = queryOptions({
  queryKey: ['reasons'],
  queryFn: async () => (await data(api.GET('/api/v1/reasons'))).items,
  staleTime: LONG,
})

/** The duty list, also without a network. */
export const dutiesKept = queryOptions({
  queryKey: ['duties'],
  queryFn: withKept('duties', async () => (await data(api.GET('/api/v1/duties'))).items),
  staleTime: LONG,
})
