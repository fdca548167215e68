import { queryOptions } from '@tanstack/react-query'
import { api, data } from '@/api/client'
import type { Workday } from '@/api/types'

export type { Workday }

/** Which days are worked, holidays and swapped days by name; by day. */
export const workdaysQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['workdays', from, to],
    queryFn: async (): Promise<ReadonlyMap<string, Workday>> => {
      const { items } = await data(api.GET('/api/v1/workdays', { params: { query: { from, to } } }))
      return new Map(items.map(item => [item.day, item]))
    },
    staleTime: 3_600_000,
  })
