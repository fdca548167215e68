import { useSyncExternalStore } from 'react'
import type { HelpFace } from './steps'

const key = (account: string, face: HelpFace) => `liandong.help.${face}.${account}`
const listeners = new Set<() => void>()

function tell(change: () => void) {
  change()
  for (const listener of listeners) listener()
}

/** Whether somebody has put the first steps of a face away on this device; a desk is often shared by a shift. */
export function useSeen(account: string, face: HelpFace) {
  const seen = useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => localStorage.getItem(key(account, face)) !== null,
  )
  return {
    seen,
    putAway: () => tell(() => localStorage.setItem(key(account, face), 'seen')),
    callAgain: () => tell(() => localStorage.removeItem(key(account, face))),
  }
}
