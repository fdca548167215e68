import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, data } from '@/api/client'
import type { LateCase, Page, SituationDay } from '@/api/types'

/** Of which place, and whether exercises instead of what is real. */
export interface Sight {
  area?: string
  drill?: boolean
}

/** What is asked for again and again is forgotten soon: a wall runs for days. */
const SHORT = 60_000
const live = { placeholderData: keepPreviousData, gcTime: SHORT }

/** Open cases by area, unit, state and urgency. */
export const boardQuery = (sight: Sight) =>
  queryOptions({
    ...live,
    queryKey: ['situation', 'board', sight],
    queryFn: () => data(api.GET('/api/v1/situation', { params: { query: sight } })),
  })

export const fetchMap = (sight: Sight, ids?: string) =>
  data(api.GET('/api/v1/situation/map', { params: { query: { ...sight, ids } } }))

export type LateWhat = 'whole' | 'stage' | 'on_hold'

/** The first of what is late, with reasons. */
export const lateQuery = (sight: Sight, what: LateWhat, unit?: string) =>
  queryOptions({
    ...live,
    queryKey: ['situation', 'late', sight, what, unit ?? ''],
    queryFn: (): Promise<Page<LateCase>> =>
      data(api.GET('/api/v1/situation/late', { params: { query: { ...sight, what, unit, limit: 30 } } })),
  })

export const repeatsQuery = (area?: string) =>
  queryOptions({
    ...live,
    queryKey: ['situation', 'repeats', area ?? ''],
    queryFn: () => data(api.GET('/api/v1/situation/repeats', { params: { query: { area } } })),
  })

/** More events than these of one day are not played. */
const MOST = 60_000

/** All that happened on a day; `cut` where it was too much. */
export const dayQuery = (sight: Sight, day: string) =>
  queryOptions({
    queryKey: ['situation', 'day', sight, day],
    queryFn: async (): Promise<SituationDay & { cut: boolean }> => {
      const all = await data(api.GET('/api/v1/situation/day', { params: { query: { ...sight, day } } }))
      let cursor = all.next_cursor
      while (cursor && all.at.length < MOST) {
        const more = await data(api.GET('/api/v1/situation/day', { params: { query: { ...sight, day, cursor } } }))
        for (const name of ['at', 'id', 'act', 'state', 'urgency', 'lon', 'lat'] as const)
          (all[name] as unknown[]).push(...more[name])
        cursor = more.next_cursor
      }
      return { ...all, cut: cursor !== undefined }
    },
    staleTime: SHORT,
    gcTime: SHORT,
  })
