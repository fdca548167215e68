import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Account } from '@/api/types'
import { sessionQuery } from '@/features/identity/session'
import { Loading } from '@/ui/Empty'
import { ProblemNotice } from '@/ui/Notice'

interface Props {
  /** Where the session is looked up; the server is asked unless the page has something better. */
  query?: typeof sessionQuery
  children: (account: Account) => ReactNode
}

/** Pages for people who are signed in and whose account is complete; others are sent to what is missing. */
export function SignedIn({ query = sessionQuery, children }: Props) {
  const session = useQuery(query)
  if (session.isError) return <ProblemNotice error={session.error} retry={() => void session.refetch()} />
  if (session.data === undefined) return <Loading />
  if (session.data === null) return <Navigate to="/in" replace />
  if (session.data.next) return <Navigate to="/account" replace />
  return children(session.data.account)
}
