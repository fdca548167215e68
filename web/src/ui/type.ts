import { useSyncExternalStore } from 'react'

const KEY = 'liandong.type'
const listeners = new Set<() => void>()
const isLarge = () => localStorage.getItem(KEY) === 'large'

/** Puts the chosen type size on the document. */
export function applyType() {
  if (isLarge()) document.documentElement.dataset.type = 'large'
  else delete document.documentElement.dataset.type
}

export function chooseType(large: boolean) {
  if (large) localStorage.setItem(KEY, 'large')
  else localStorage.removeItem(KEY)
  applyType()
  listeners.forEach(listener => listener())
}

export const useLargeType = () =>
  useSyncExternalStore(listener => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }, isLarge)
