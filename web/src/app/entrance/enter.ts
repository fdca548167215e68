import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Account } from '@/api/types'
import { sessionQuery } from '@/features/identity/session'

/** After signing in: forget what was seen as somebody else, and go where work is. */
export function useEnter() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return ({ account }: { account: Account }) => {
    queries.clear()
    queries.setQueryData(sessionQuery.queryKey, account)
    void navigate({ to: '/desk', replace: true })
  }
}
