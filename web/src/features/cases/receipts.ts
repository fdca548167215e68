/** Receipts kept on this device, so that "my cases" works without an account. */
import { useSyncExternalStore } from 'react'

export interface StoredReceipt {
  code: string
  secret: string
  number: string
  title: string
  at: string
  /** The version of the case that was last looked at on this device. */
  seen?: number
}

const KEY = 'liandong.receipts'
const LIMIT = 50

/** `<code>.<secret>` as it stands in links and QR codes; `undefined` for anything else. */
export function parseReceipt(text: string): { code: string; secret: string } | undefined {
  const found = /^(?:.*\/r\/)?([A-Za-z0-9-]+)\.([A-Za-z0-9_-]+)\/?$/.exec(text.trim())
  return found?.[1] && found[2] ? { code: found[1], secret: found[2] } : undefined
}

export const receiptPath = ({ code, secret }: { code: string; secret: string }) => `/r/${code}.${secret}`

/** What the device remembers; anything unreadable counts as nothing. */
export function readReceipts(text: string | null): StoredReceipt[] {
  try {
    const list: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(list) ? list.filter(isReceipt) : []
  } catch {
    return []
  }
}

const isReceipt = (item: unknown): item is StoredReceipt =>
  typeof item === 'object' &&
  item !== null &&
  ['code', 'secret', 'number', 'title', 'at'].every(key => typeof (item as Record<string, unknown>)[key] === 'string')

/** The newest first, each case once, the oldest dropped past the limit. */
export const withReceipt = (list: readonly StoredReceipt[], added: StoredReceipt): StoredReceipt[] =>
  [added, ...list.filter(({ code }) => code !== added.code)].slice(0, LIMIT)

const listeners = new Set<() => void>()
let cache: { text: string | null; list: StoredReceipt[] } = { text: null, list: [] }

function stored(): StoredReceipt[] {
  const text = localStorage.getItem(KEY)
  if (text !== cache.text) cache = { text, list: readReceipts(text) }
  return cache.list
}

function store(list: StoredReceipt[]) {
  localStorage.setItem(KEY, JSON.stringify(list))
  listeners.forEach(listener => listener())
}

export const rememberReceipt = (receipt: StoredReceipt) => store(withReceipt(stored(), receipt))
/** Notes how far the case was when somebody looked. */
export function sawReceipt(code: string, version: number) {
  const list = stored()
  if (list.some(receipt => receipt.code === code && receipt.seen !== version))
    store(list.map(receipt => (receipt.code === code ? { ...receipt, seen: version } : receipt)))
}
export const forgetReceipt = (code: string) => store(stored().filter(receipt => receipt.code !== code))

export const useReceipts = () =>
  useSyncExternalStore(listener => {
    listeners.add(listener)
    addEventListener('storage', listener)
    return () => {
      listeners.delete(listener)
      removeEventListener('storage', listener)
    }
  }, stored)
