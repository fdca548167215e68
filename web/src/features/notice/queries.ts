import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, data, writeHeader } from '@/api/client'
import type { CentreNotice, NewNotice, Page, PublicNotice } from '@/api/types'

/** What holds now for a place and the areas above it. */
export const areaNoticesQuery = (area: string) =>
  queryOptions({
    queryKey: ['notices', 'of', area],
    queryFn: async (): Promise<PublicNotice[]> =>
      (await data(api.GET('/api/v1/areas/{id}/notices', { params: { path: { id: area } } }))).items,
    staleTime: 60_000,
  })

/** Everything that was told within one's area. */
export const noticesQuery = infiniteQueryOptions({
  queryKey: ['notices', 'list'],
  queryFn: ({ pageParam }): Promise<Page<CentreNotice>> =>
    data(api.GET('/api/v1/notices', { params: { query: { limit: 50, cursor: pageParam } } })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: page => page.next_cursor,
})

export const publishNotice = (body: NewNotice, key: string): Promise<CentreNotice> =>
  data(api.POST('/api/v1/notices', { body, headers: writeHeader(key) }))

interface Correction {
  id: string
  version: number
  content: NewNotice['content']
}

export const correctNotice = ({ id, ...body }: Correction, key: string): Promise<CentreNotice> =>
  data(api.PUT('/api/v1/notices/{id}', { params: { path: { id } }, body, headers: writeHeader(key) }))

interface Withdrawal {
  id: string
  version: number
  reason: string
}

export const withdrawNotice = ({ id, ...body }: Withdrawal, key: string): Promise<CentreNotice> =>
  data(api.POST('/api/v1/notices/{id}/withdraw', { params: { path: { id } }, body, headers: writeHeader(key) }))
