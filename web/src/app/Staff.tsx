import type { ReactNode } from 'react'
import type { Account } from '@/api/types'
import { StaffTheme } from '@/ui/theme/StaffTheme'
import { SignedIn } from './SignedIn'

/** Pages for staff at a desk, in their theme. */
export function Staff({ children }: { children: (account: Account) => ReactNode }) {
  return <SignedIn>{account => <StaffTheme>{children(account)}</StaffTheme>}</SignedIn>
}
