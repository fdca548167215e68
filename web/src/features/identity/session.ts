import { queryOptions, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { api, data } from '@/api/client'
import { Problem } from '@/api/problem'
import type { Session } from '@/api/types'

/** Who is signed in, and what is still missing; `null` for nobody. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<Session | null> => {
    try {
      return await data(api.GET('/api/v1/session'))
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return null
      throw error
    }
  },
  staleTime: 300_000,
})

/**
 * Puts another session in the place of this one and forgets everything that was fetched for it. The session itself is not
 * removed, or whoever shows it would not be told of the other.
 */
export function takeOver(queries: QueryClient, session: Session | null) {
  queries.setQueryData(sessionQuery.queryKey, session)
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] })
  queries.getMutationCache().clear()
}

/** Signs out and forgets everything that was fetched for this person. */
export function useSignOut() {
  const queries = useQueryClient()
  return async () => {
    await api.DELETE('/api/v1/session')
    takeOver(queries, null)
  }
}
