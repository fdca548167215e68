import { queryOptions } from '@tanstack/react-query'
import { api, data } from '@/api/client'

/** How far the chain goes. */
export const headQuery = queryOptions({
  queryKey: ['audit', 'head'],
  queryFn: () => data(api.GET('/api/v1/audit/head')),
})

export interface EntryFilter {
  /** Only entries before this number. */
  after?: number
  object?: string
  actor?: string
}

export const ENTRIES = 200

/** A stretch of the log, the newest first. */
export const entriesQuery = (filter: EntryFilter) =>
  queryOptions({
    queryKey: ['audit', 'entries', filter],
    queryFn: () =>
      data(api.GET('/api/v1/audit/entries', { params: { query: { ...filter, order: 'newest', limit: ENTRIES } } })),
  })
