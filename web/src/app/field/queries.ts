/** What the field asks of the server, also where there is no network. */
import { queryOptions } from '@tanstack/react-query'
import { api, data } from '@/api/client'
import type { Account, Case, CaseSummary } from '@/api/types'
import { fetchCase, fetchEvents, fetchMine } from '@/features/cases/queries'
import { toldOf } from '@/features/notify/queries'
import { letGo, readKept, withKept } from '@/offline/kept'

const MINUTE = 60_000
const name = { case: (id: string) => `case:${id}`, events: (id: string) => `events:${id}` }
const isOfCase = (kept: string) => /^(case|events):/.test(kept)

/** The events by which another unit asks for help. */
const ASKING = ['case.whistle', 'case.invite']
const MOST_ASKED = 20

/** Whether a unit still owes an answer to a whistle, or its part of the work. */
export const owes = ({ asks }: Pick<Case, 'asks'>, unit: string) =>
  asks.some(ask => ask.state === 'open' && ask.unit?.id === unit)

/** The cases of others in which one's unit was asked to help, and has yet to. */
async function fetchAsked(unit: string | undefined, mine: readonly CaseSummary[]): Promise<Case[]> {
  if (!unit) return []
  const ids = (await toldOf(ASKING)).filter(id => mine.every(one => one.id !== id)).slice(0, MOST_ASKED)
  // What lies outside one's area is not there.
  const found = await Promise.all(ids.map(id => fetchCase(id).catch(() => undefined)))
  return found.filter(one => one !== undefined && owes(one, unit)) as Case[]
}

async function fetchInbox(unit: string | undefined) {
  const mine = await fetchMine()
  const items: CaseSummary[] = [...mine, ...(await fetchAsked(unit, mine))]
  return { items, at: new Date().toISOString() }
}

/** The open cases that are with the unit, or that it was asked to help with, and when the server said so. */
export const inboxQuery = ({ unit }: Pick<Account, 'unit'>) =>
  queryOptions({
    queryKey: ['field', 'inbox'],
    queryFn: withKept('inbox', () => fetchInbox(unit?.id)),
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
