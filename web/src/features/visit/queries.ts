import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, data, writeHeader } from '@/api/client'
import type { NewVisit } from '@/api/types'
import { withKept } from '@/offline/kept'

const MINUTE = 60_000
const LONG = 600_000

const fetchPlan = (area: string) => data(api.GET('/api/v1/visits/plan', { params: { query: { area } } }))

/** What to ask at a place, also without a network. */
export const planQuery = (area: string) =>
  queryOptions({
    queryKey: ['field', 'plan', area],
    queryFn: withKept(`plan:${area}`, () => fetchPlan(area)),
    staleTime: MINUTE,
  })

/** What is known of a place now, and never as it was kept: for whoever has to compare. */
export const planNowQuery = (area: string) =>
  queryOptions({ queryKey: ['field', 'plan-now', area], queryFn: () => fetchPlan(area), staleTime: 0, gcTime: 0 })

/** The places where something is due, also without a network. */
export const placesQuery = queryOptions({
  queryKey: ['field', 'places'],
  queryFn: withKept(
    'places',
    async () => (await data(api.GET('/api/v1/visits/places', { params: { query: { limit: 30 } } }))).items,
  ),
  staleTime: MINUTE,
})

export const recordVisit = (body: NewVisit, key: string) =>
  data(api.POST('/api/v1/visits', { body, headers: writeHeader(key) }))

/** The register of forms. */
export const formsQuery = queryOptions({
  queryKey: ['forms'],
  queryFn: async () => (await data(api.GET('/api/v1/forms'))).items,
  staleTime: LONG,
})

/** The entries of a ledger, the newest first. */
export const entriesQuery = (form: string) =>
  infiniteQueryOptions({
    queryKey: ['ledgers', form],
    queryFn: ({ pageParam }) =>
      data(
        api.GET('/api/v1/ledgers/{form}/entries', {
          params: { path: { form }, query: { limit: 50, cursor: pageParam } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next_cursor,
  })

/** Where a ledger is fetched as a table. */
export const tableOf = (form: string, lang: string) =>
  `/api/v1/ledgers/${encodeURIComponent(form)}/entries.csv?lang=${lang}`
