import { createContext, useContext } from 'react'
import type { Account, Location } from '@/api/types'

/** Who is at work in the field. */
export interface Staff {
  account: Account
  can: (right: Account['permissions'][number]) => boolean
  /** Where the person was when they last asked; known to this page only, and forgotten with it. */
  here: Location | undefined
  setHere: (at: Location | undefined) => void
}

export const StaffContext = createContext<Staff | undefined>(undefined)

export function useStaff(): Staff {
  const staff = useContext(StaffContext)
  if (!staff) throw new Error('only inside the frame of the field')
  return staff
}
