import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  type InfiniteData,
  type QueryClient,
} from '@tanstack/react-query'
import { api, apiBy, data, writeHeader, type Access } from '@/api/client'
import { allPages } from '@/api/pages'
import type { Action, Case, CaseEvent, CaseSummary, NewCase, Page, Paths } from '@/api/types'
import { written, type SheetWish } from '@/features/sheet/file'

type Wanted = NonNullable<Paths['/api/v1/cases']['get']['parameters']['query']>

/** What a queue shows. */
export type Filter = Pick<
  Wanted,
  'state' | 'urgency' | 'category' | 'area' | 'unit' | 'q' | 'mine' | 'overdue' | 'due_from' | 'due_to' | 'sort'
>

const PAGE = 50
/** Who scrolls on wants more at once. */
const NEXT_PAGE = 200

export const queueQuery = (filter: Filter) =>
  infiniteQueryOptions({
    queryKey: ['cases', 'queue', filter],
    queryFn: ({ pageParam }): Promise<Page<CaseSummary>> =>
      data(
        api.GET('/api/v1/cases', {
          params: { query: { ...filter, limit: pageParam ? NEXT_PAGE : PAGE, cursor: pageParam } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next_cursor,
    // A queue is never fetched anew behind the reader's back; see useLive.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  })

/** The same cases as a file. */
export const exportCases = (filter: Filter) => (wish: SheetWish, signal: AbortSignal) =>
  written(api.GET('/api/v1/cases/export', { params: { query: { ...filter, ...wish } }, parseAs: 'blob', signal }))

export const fetchCase = (id: string) => data(api.GET('/api/v1/cases/{id}', { params: { path: { id } } }))

const DUE_PAGE = 200
/** More than this on one screen nobody reads; the reader is told that there is more. */
const DUE_MOST = 2000

/** Everything that falls due from one day to another, both included. */
export const dueQuery = (filter: Filter, due_from: string, due_to: string) =>
  queryOptions({
    queryKey: ['cases', 'due', filter, due_from, due_to],
    queryFn: async (): Promise<{ items: CaseSummary[]; cut: boolean }> => {
      const items: CaseSummary[] = []
      let cursor: string | undefined
      do {
        const query = { ...filter, due_from, due_to, limit: DUE_PAGE, cursor }
        const page: Page<CaseSummary> = await data(api.GET('/api/v1/cases', { params: { query } }))
        items.push(...page.items)
        cursor = page.next_cursor
      } while (cursor && items.length < DUE_MOST)
      return { items, cut: cursor !== undefined }
    },
    placeholderData: keepPreviousData,
  })

/** What fits on paper. */
const LIST_MOST = 500

/** The first cases of a queue, to be printed. */
export const listQuery = (filter: Filter) =>
  queryOptions({
    queryKey: ['cases', 'list', filter],
    queryFn: async () => {
      const found = await allPages<CaseSummary>(
        cursor => data(api.GET('/api/v1/cases', { params: { query: { ...filter, limit: 200, cursor } } })),
        LIST_MOST + 1,
      )
      return { items: found.slice(0, LIST_MOST), cut: found.length > LIST_MOST }
    },
  })

/** How many cases are late: exactly, as far as one page tells. */
export const lateQuery = (filter: Filter) =>
  queryOptions({
    queryKey: ['cases', 'late', filter],
    queryFn: async () => {
      const query = { ...filter, overdue: true, limit: DUE_PAGE }
      const page: Page<CaseSummary> = await data(api.GET('/api/v1/cases', { params: { query } }))
      return { count: page.items.length, more: page.next_cursor !== undefined }
    },
  })

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['cases', 'one', id],
    queryFn: () => fetchCase(id),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  })

/** Everything that happened to a case, the oldest first. */
export async function fetchEvents(id: string): Promise<CaseEvent[]> {
  const all: CaseEvent[] = []
  let cursor: string | undefined
  do {
    const page: Page<CaseEvent> = await data(
      api.GET('/api/v1/cases/{id}/events', { params: { path: { id }, query: { limit: 200, cursor } } }),
    )
    all.push(...page.items)
    cursor = page.next_cursor
  } while (cursor)
  return all
}

export const eventsQuery = (id: string) =>
  queryOptions({
    queryKey: ['cases', 'events', id],
    queryFn: () => fetchEvents(id),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  })

/** All acts with their fields and labels; which of them a case allows stands in the case. */
export const actionsQuery = queryOptions({
  queryKey: ['actions'],
  queryFn: (): Promise<Action[]> => data(api.GET('/api/v1/actions')),
  staleTime: Infinity,
})

/** Pages of the inbox of a unit: more than this nobody can carry about. */
const INBOX_PAGES = 5

/** The open cases that are with whoever asks, or with their unit. */
export async function fetchMine(): Promise<CaseSummary[]> {
  const all: CaseSummary[] = []
  let cursor: string | undefined
  for (let page = 0; page < INBOX_PAGES; page++) {
    const found: Page<CaseSummary> = await data(
      api.GET('/api/v1/cases', { params: { query: { mine: true, state: 'open', limit: 100, cursor } } }),
    )
    all.push(...found.items)
    cursor = found.next_cursor
    if (!cursor) break
  }
  return all
}

export const receiptQuery = (access: Access & { kind: 'receipt' }) =>
  queryOptions({
    queryKey: ['receipts', access.code],
    queryFn: () => data(apiBy(access).GET('/api/v1/receipts/{code}', { params: { path: { code: access.code } } })),
  })

export const receiptEventsQuery = (access: Access & { kind: 'receipt' }) =>
  queryOptions({
    queryKey: ['receipts', access.code, 'events'],
    queryFn: async () =>
      (
        await data(
          apiBy(access).GET('/api/v1/receipts/{code}/events', {
            params: { path: { code: access.code }, query: { limit: 200 } },
          }),
        )
      ).items,
  })

/** Whether the record of a case was altered, for whoever holds its receipt. */
export const proveReceipt = (access: Access & { kind: 'receipt' }) =>
  data(apiBy(access).GET('/api/v1/receipts/{code}/proof', { params: { path: { code: access.code } } }))
type ByReceipt = Access & { kind: 'receipt' }

/** Who looked at how to reach the reporter. */
export const readsQuery = (access: ByReceipt) =>
  queryOptions({
    queryKey: ['receipts', access.code, 'reads'],
    queryFn: () =>
      data(apiBy(access).GET('/api/v1/receipts/{code}/reads', { params: { path: { code: access.code } } })),
  })

type Here = Pick<NewCase, 'location' | 'area'>

/** What is open already where somebody is about to report. Asked anew for another place, or other words. */
export const nearbyQuery = (here: Here | undefined, words: string) =>
  queryOptions({
    queryKey: ['nearby', here?.area ?? here?.location ?? null, words],
    queryFn: async () => (await data(api.POST('/api/v1/nearby', { body: { ...here, words } }))).items,
    enabled: here !== undefined,
    placeholderData: keepPreviousData,
    // Nobody waits for it: what cannot be asked is not offered.
    retry: false,
    staleTime: 60_000,
  })

/** Says that one has the same. */
export const join = ({ id, here }: { id: string; here: Here }, key: string) =>
  data(api.POST('/api/v1/cases/{id}/joins', { params: { path: { id } }, body: here, headers: writeHeader(key) }))

export const rateJoin =
  (access: ByReceipt) =>
  (body: { score: number; solved?: boolean }, key: string): Promise<Case> =>
    data(
      apiBy(access).POST('/api/v1/receipts/{code}/rating', {
        params: { path: { code: access.code } },
        body,
        headers: writeHeader(key),
      }),
    )

/** Takes back that one has the same. */
export const leaveJoin = (access: ByReceipt) => (_: undefined, key: string) =>
  data(
    apiBy(access).POST('/api/v1/receipts/{code}/leave', {
      params: { path: { code: access.code } },
      body: {},
      headers: writeHeader(key),
    }),
  )

/** The neighbours who have the same as a case, for the desk. */
export const joinsQuery = (id: string) =>
  queryOptions({
    queryKey: ['cases', 'joins', id],
    queryFn: async () =>
      (await data(api.GET('/api/v1/cases/{id}/joins', { params: { path: { id }, query: { limit: 200 } } }))).items,
  })

export const report = (body: NewCase, key: string) =>
  data(api.POST('/api/v1/cases', { body, headers: writeHeader(key) }))

export interface Act {
  case: Pick<Case, 'id' | 'version'>
  action: string
  fields: Record<string, unknown>
}

export const act = (access: Access) => (input: Act, key: string) =>
  data(
    apiBy(access).POST('/api/v1/cases/{id}/actions/{action}', {
      params: { path: { id: input.case.id, action: input.action } },
      body: { version: input.case.version, ...input.fields },
      headers: writeHeader(key),
    }),
  )

/** Puts a newer look at a case wherever it is shown, without moving anything. */
export function patchQueues(queries: QueryClient, fresh: CaseSummary) {
  queries.setQueriesData<InfiniteData<Page<CaseSummary>>>({ queryKey: ['cases', 'queue'] }, old =>
    old?.pages.some(page => page.items.some(({ id }) => id === fresh.id))
      ? {
          ...old,
          pages: old.pages.map(page => ({
            ...page,
            items: page.items.map(item => (item.id === fresh.id ? fresh : item)),
          })),
        }
      : old,
  )
}

/** How to reach the reporter. Each look is logged with its purpose, so it is kept for this visit and never fetched unasked. */
export const contactQuery = (id: string, purpose: string) =>
  queryOptions({
    queryKey: ['cases', 'contact', id, purpose],
    queryFn: () => data(api.GET('/api/v1/cases/{id}/reporter', { params: { path: { id }, query: { purpose } } })),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  })
