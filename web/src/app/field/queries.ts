/** What the field asks of the server, also where there is no network. */
import { queryOptions } from '@tanstack/react-query'
import { api, data } from '@/api/client'
import type { Account, Case } from '@/api/types'
import { fetchCase, fetchEvents, fetchMine } from '@/features/cases/queries'
import { letGo, readKept, withKept } from '@/offline/kept'

const MINUTE = 60_000
const name = { case: (id: string) => `case:${id}`, events: (id: string) => `events:${id}` }
const isOfCase = (kept: string) => /^(case|events):/.test(kept)

/** The open cases of the unit, and when the server said so. */
export const inboxQuery = queryOptions({
  queryKey: ['field', 'inbox'],
  queryFn: withKept('inbox', async () => ({ items: await fetchMine(), at: new Date().toISOString() })),
  staleTime: MINUTE,
})

export const fieldCaseQuery = (id: string) =>
  queryOptions({
    queryKey: ['field', 'case', id],
    queryFn: withKept(name.case(id), () => fetchCase(id)),
    staleTime: MINUTE / 2,
  })

export const fieldEventsQuery = (id: string) =>
  queryOptions({
    queryKey: ['field', 'events', id],
    queryFn: withKept(name.events(id), () => fetchEvents(id)),
    staleTime: MINUTE / 2,
  })

/** A case as it is now, and never as it was kept: for whoever has to compare. */
export const trunkQuery = (id: string) =>
  queryOptions({
    queryKey: ['field', 'trunk', id],
    queryFn: async () => ({ now: await fetchCase(id), events: await fetchEvents(id) }),
    staleTime: 0,
    gcTime: 0,
  })

/** Whether the device has this version of a case already. */
export const hasKept = async (id: string, version: number) => (await readKept<Case>(name.case(id)))?.version === version

/** Forgets the cases that are no longer with the unit. */
export const keepOnly = (ids: readonly string[]) => {
  const wanted = new Set(ids.flatMap(id => [name.case(id), name.events(id)]))
  return letGo(kept => !isOfCase(kept) || wanted.has(kept))
}

/** The area in which somebody's rights hold, as a place to report from. */
export const ownAreaQuery = ({ area }: Pick<Account, 'area'>) => {
  const code = area?.path.split('/').at(-2) ?? ''
  return queryOptions({
    queryKey: ['areas', 'own', code],
    queryFn: async () =>
      (await data(api.GET('/api/v1/areas', { params: { query: { q: code, limit: 20 } } }))).items.find(
        one => one.code === code,
      ) ?? null,
    enabled: code !== '',
    staleTime: 10 * MINUTE,
  })
}
