import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Session } from '@/api/types'
import { takeOver } from '@/features/identity/session'
import { isPhone, landing } from './landing'

/** After signing in: forget what was seen as somebody else, and go where work is, or to the step that is missing. */
export function useEnter() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  // The token of the answer is for programs; it is not kept where scripts could read it.
  return ({ account, proof, next }: Session) => {
    takeOver(queries, { account, proof, next })
    void navigate({ to: next ? '/account' : landing(account, isPhone()), replace: true })
  }
}
