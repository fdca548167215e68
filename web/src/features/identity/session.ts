import { queryOptions, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { api, data } from '@/api/client'
import { Problem } from '@/api/problem'
import type { Session } from '@/api/types'
import { emptyKept, readKept, withKept } from '@/offline/kept'

/** Who is signed in, and what is still missing; `null` for nobody. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: fetchSession,
  staleTime: 300_000,
})

async function fetchSession(): Promise<Session | null> {
  try {
    return await data(api.GET('/api/v1/session'))
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return null
    throw error
  }
}

const KEPT = 'session'

/** The same where there is no network: whoever was signed in last. What was kept for anybody else is forgotten. */
export const keptSessionQuery = queryOptions({
  queryKey: ['session', KEPT],
  queryFn: async (): Promise<Session | null> => {
    const before = await readKept<Session | null>(KEPT)
    const now = await withKept(KEPT, fetchSession)()
    if (now?.account.id !== before?.account.id) await emptyKept(now ? KEPT : undefined)
    return now
  },
  staleTime: 300_000,
})

/**
 * Puts another session in the place of this one and forgets everything that was fetched for it. The session itself is not
 * removed, or whoever shows it would not be told of the other.
 */
export function takeOver(queries: QueryClient, session: Session | null) {
  queries.setQueryData(sessionQuery.queryKey, session)
  queries.removeQueries({ queryKey: keptSessionQuery.queryKey })
  void emptyKept()
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] })
  queries.getMutationCache().clear()
}

/** Signs out and forgets everything that was fetched for this person. */
export function useSignOut() {
  const queries = useQueryClient()
  return async () => {
    await api.DELETE('/api/v1/session')
    // Before anything shows that nobody is signed in any more: it is true of the device too.
    await emptyKept()
    takeOver(queries, null)
  }
}
