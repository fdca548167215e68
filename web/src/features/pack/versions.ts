import { queryOptions } from '@tanstack/react-query'
import { api, data, writeHeader } from '@/api/client'
import type { Category } from '@/api/types'

/** Every version that was ever switched on. */
export const versionsQuery = queryOptions({
  queryKey: ['packs'],
  queryFn: async () => (await data(api.GET('/api/v1/packs'))).items,
})

const leaves = (list: readonly Category[]): number =>
  list.reduce((sum, { leaf, children }) => sum + (leaf ? 1 : 0) + leaves(children), 0)

/** What a version holds: its duty list, and how much there is of the rest. */
export const contentsQuery = (pack: string) =>
  queryOptions({
    queryKey: ['packs', 'contents', pack],
    queryFn: async () => {
      const params = { query: { pack } }
      const [categories, duties, reasons, conditions] = await Promise.all([
        data(api.GET('/api/v1/categories', { params })),
        data(api.GET('/api/v1/duties', { params })),
        data(api.GET('/api/v1/reasons', { params })),
        data(api.GET('/api/v1/conditions', { params })),
      ])
      return {
        categories: leaves(categories.items),
        duties: duties.items,
        reasons: reasons.items.length,
        conditions: conditions.items.length,
      }
    },
    staleTime: 600_000,
  })

export const switchOn = (label: string, key: string) =>
  data(
    api.POST('/api/v1/packs/{label}/switch-on', { params: { path: { label } }, body: {}, headers: writeHeader(key) }),
  )
