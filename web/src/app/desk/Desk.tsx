import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { sessionQuery } from '@/features/identity/session'
import { Loading } from '@/ui/Empty'
import { ProblemNotice } from '@/ui/Notice'
import { DeskFrame } from './Frame'
import { StaffTheme } from '@/ui/theme/StaffTheme'

/** The desk of communities, streets and departments. Only for people who are signed in. */
export function Desk() {
  const session = useQuery(sessionQuery)
  if (session.isError) return <ProblemNotice error={session.error} retry={() => void session.refetch()} />
  if (session.data === undefined) return <Loading />
  if (session.data === null) return <Navigate to="/in" replace />
  if (session.data.next) return <Navigate to="/account" replace />
  return (
    <StaffTheme>
      <DeskFrame account={session.data.account} />
    </StaffTheme>
  )
}
