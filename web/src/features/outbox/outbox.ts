/** The outbox of this device: reports go into it before they are sent, and leave it once the server has them. */
import { useSyncExternalStore } from 'react'
import { newKey } from '@/api/once'
import { Problem } from '@/api/problem'
import type { CreatedCase } from '@/api/types'
import { report } from '@/features/cases/queries'
import { rememberReceipt } from '@/features/cases/receipts'
import { upload } from '@/features/file/upload'
import type { Waiting } from './model'
import { isPassing, pauseAfter, sendOne, type Post } from './send'
import { dropWaiting, keepWaiting, readWaiting } from './store'
import { canSeal } from './vault'

const LOCK = 'liandong.outbox'
const listeners = new Set<() => void>()
let items: readonly Waiting[] = []
let timer: ReturnType<typeof setTimeout> | undefined
let tries = 0

const post: Post = { upload: (blob, name, key) => upload(blob, name, { key }), report, keep: keepWaiting }

async function look() {
  items = await readWaiting()
  listeners.forEach(listener => listener())
}

function arrived({ receipt, number, title, created_at }: CreatedCase) {
  rememberReceipt({ ...receipt, number, title, at: created_at })
}

/** Sends one item and takes it out, or says why it stays. Whoever calls holds the lock. */
async function deliver(item: Waiting): Promise<CreatedCase> {
  const made = await sendOne(item, post)
  arrived(made)
  await dropWaiting(item.id)
  tries = 0
  return made
}

/** Sends everything that waits, the oldest first, in one tab at a time. */
export async function sendWaiting(): Promise<void> {
  if (!canSeal()) return
  clearTimeout(timer)
  await navigator.locks.request(LOCK, { ifAvailable: true }, async lock => {
    if (!lock) return
    await look()
    for (const item of items.filter(({ refused }) => !refused)) {
      try {
        await deliver(item)
      } catch (error) {
        if (isPassing(error)) {
          timer = setTimeout(() => void sendWaiting(), pauseAfter(tries++, error) * 1000)
          break
        }
        await keepWaiting({ ...item, refused: error instanceof Problem ? error.detail : String(error) })
      }
      await look()
    }
    await look()
  })
}

/**
 * Puts a report into the outbox and tries to send it at once. Answers with the case, or with nothing where it has to
 * wait; throws where the server refuses it, for then the person can still put it right.
 */
export async function submit(fresh: Omit<Waiting, 'id' | 'key' | 'at'>): Promise<CreatedCase | undefined> {
  const item: Waiting = { ...fresh, id: newKey(), key: newKey(), at: new Date().toISOString() }
  if (!canSeal()) return sendOne(item, { ...post, keep: async () => {} })
  await keepWaiting(item)
  try {
    // A device that knows it has no network need not wait for one.
    if (!navigator.onLine) return undefined
    return await navigator.locks.request(LOCK, () => deliver(item))
  } catch (error) {
    if (!isPassing(error)) {
      await dropWaiting(item.id)
      throw error
    }
    timer = setTimeout(() => void sendWaiting(), pauseAfter(tries++, error) * 1000)
    return undefined
  } finally {
    await look()
  }
}

export async function discard(id: string) {
  await dropWaiting(id)
  await look()
}

/** Tries again what was refused, too: somebody asked for it. */
export async function sendNow() {
  for (const item of items) if (item.refused) await keepWaiting({ ...item, refused: undefined })
  await sendWaiting()
}

const onBack = () => {
  if (document.visibilityState === 'visible') void sendWaiting()
}

/** Sends now, and whenever the network or the reader comes back, until the returned function is called. */
export function startOutbox() {
  if (!canSeal()) return
  onBack()
  addEventListener('online', onBack)
  document.addEventListener('visibilitychange', onBack)
  return () => {
    removeEventListener('online', onBack)
    document.removeEventListener('visibilitychange', onBack)
  }
}

export const useWaiting = () =>
  useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => items,
  )
