/** Whether somebody is signed in as a resident on this device. The session itself is a cookie that no script can read. */
import { useSyncExternalStore } from 'react'

const KEY = 'liandong.resident'
const listeners = new Set<() => void>()

export function setSignedIn(is: boolean) {
  if (is) localStorage.setItem(KEY, '1')
  else localStorage.removeItem(KEY)
  listeners.forEach(listener => listener())
}

export const useSignedIn = () =>
  useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => localStorage.getItem(KEY) === '1',
  )
