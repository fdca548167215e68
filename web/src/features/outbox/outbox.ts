/**
 * The outbox of this device: what people write goes into it before it is sent, and leaves it once the server has it.
 * Residents without an account and each account have a part of their own: nothing is ever sent as somebody else.
 */
import { useSyncExternalStore } from 'react'
import { session } from '@/api/client'
import { newKey } from '@/api/once'
import { Problem } from '@/api/problem'
import type { RecordedVisit } from '@/api/types'
import { act, report } from '@/features/cases/queries'
import { rememberReceipt } from '@/features/cases/receipts'
import { upload } from '@/features/file/upload'
import { recordVisit } from '@/features/visit/queries'
import { canSeal } from '@/offline/vault'
import type { Waiting, WaitingAct, WaitingReport, WaitingVisit } from './model'
import { carriedOn, hasBefore, isReady } from './order'
import { isCase, isPassing, isStale, pauseAfter, sendOne, type Arrived, type ArrivedCase, type Post } from './send'
import { dropWaiting, keepWaiting, readWaiting } from './store'

const LOCK = 'liandong.outbox'
const listeners = new Set<() => void>()
const arrivals = new Set<(made: Arrived, item: Waiting) => void>()
/** Whose part is open: an account, or nobody's. */
let owner: string | undefined
let items: readonly Waiting[] = []
let others = 0
let timer: ReturnType<typeof setTimeout> | undefined
let tries = 0

const post: Post = {
  upload: (blob, name, key) => upload(blob, name, { key }),
  report,
  act: act(session),
  visit: recordVisit,
  keep: keepWaiting,
}

async function look() {
  const all = await readWaiting()
  items = all.filter(({ by }) => by === owner)
  others = all.filter(({ by }) => by !== undefined && by !== owner).length
  listeners.forEach(listener => listener())
}

/** Sends one item and takes it out, or says why it stays. Whoever calls holds the lock. */
async function deliver(item: Waiting): Promise<Arrived> {
  const made = await sendOne(item, post)
  if (isCase(made)) {
    const { receipt, number, title, created_at } = made
    // Staff follow their cases as staff; a receipt would only stay behind on the device.
    if (receipt && item.by === undefined) rememberReceipt({ ...receipt, number, title, at: created_at })
    for (const next of carriedOn(item, made, items)) await keepWaiting(next)
  }
  await dropWaiting(item.id)
  tries = 0
  arrivals.forEach(told => told(made, item))
  return made
}

const tryLater = (error: unknown) => {
  timer = setTimeout(() => void sendWaiting(), pauseAfter(tries++, error) * 1000)
}

/** Sends everything that waits, the oldest first, in one tab at a time. */
export async function sendWaiting(): Promise<void> {
  if (!canSeal()) return
  clearTimeout(timer)
  await navigator.locks.request(LOCK, { ifAvailable: true }, async lock => {
    if (!lock) return
    await look()
    const tried = new Set<string>()
    const next = () => items.find(item => !tried.has(item.id) && isReady(item, items))
    for (let item = next(); item; item = next()) {
      tried.add(item.id)
      try {
        await deliver(item)
      } catch (error) {
        if (isPassing(error)) return tryLater(error)
        await keepWaiting({ ...item, refused: error instanceof Problem ? error.detail : String(error) })
      } finally {
        await look()
      }
    }
  })
}

type Fresh<T> = Omit<T, 'id' | 'key' | 'at' | 'by'>

/**
 * Puts something into the outbox and tries to send it at once. Answers with what came of it, or with nothing where it has to
 * wait: for the network, or for a decision where somebody else acted meanwhile. Throws where the server refuses it, for
 * then the person can still put it right.
 */
export async function submit(fresh: Fresh<WaitingVisit>): Promise<RecordedVisit | undefined>
export async function submit(fresh: Fresh<WaitingReport> | Fresh<WaitingAct>): Promise<ArrivedCase | undefined>
export async function submit(
  fresh: Fresh<WaitingReport> | Fresh<WaitingAct> | Fresh<WaitingVisit>,
): Promise<Arrived | undefined> {
  const item: Waiting = { ...fresh, id: newKey(), key: newKey(), at: new Date().toISOString(), by: owner }
  if (!canSeal()) return sendOne(item, { ...post, keep: async () => {} })
  await keepWaiting(item)
  try {
    // A device that knows it has no network need not wait for one.
    if (!navigator.onLine) return undefined
    if (hasBefore(item, items)) return void (await sendWaiting())
    return await navigator.locks.request(LOCK, () => deliver(item))
  } catch (error) {
    if (isPassing(error)) tryLater(error)
    else if (item.kind !== 'report' && isStale(error))
      await keepWaiting({ ...item, refused: (error as Problem).detail })
    else {
      await dropWaiting(item.id)
      throw error
    }
    return undefined
  } finally {
    await look()
  }
}

export async function discard(id: string) {
  await dropWaiting(id)
  await look()
}

/** Puts something else in the place of what was refused, and sends it. */
export async function replace(item: Waiting) {
  await keepWaiting({ ...item, key: newKey(), refused: undefined })
  await sendWaiting()
}

/** Takes out what this account has waiting, or what all accounts but this one have. */
export async function emptyOutbox(whose: 'mine' | 'others') {
  for (const { id, by } of await readWaiting())
    if (by !== undefined && (by === owner) === (whose === 'mine')) await dropWaiting(id)
  await look()
}

/** Tries again what was refused, too: somebody asked for it. Where others acted meanwhile, a person decides. */
export async function sendNow() {
  for (const item of items)
    if (item.refused && item.kind === 'report') await keepWaiting({ ...item, refused: undefined })
  await sendWaiting()
}

const onBack = () => {
  if (document.visibilityState === 'visible') void sendWaiting()
}

/**
 * Sends what waits in the name of this account, or of nobody, now and whenever the network or the reader comes back,
 * until the returned function is called.
 */
export function startOutbox(account?: string) {
  owner = account
  items = []
  if (!canSeal()) return
  onBack()
  addEventListener('online', onBack)
  document.addEventListener('visibilitychange', onBack)
  return () => {
    clearTimeout(timer)
    removeEventListener('online', onBack)
    document.removeEventListener('visibilitychange', onBack)
  }
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const useWaiting = () => useSyncExternalStore(subscribe, () => items)

/** How many things of other accounts wait on this device. */
export const useOthersWaiting = () => useSyncExternalStore(subscribe, () => others)

/** Tells of everything that has arrived, until the returned function is called. */
export function onArrived(told: (made: Arrived, item: Waiting) => void) {
  arrivals.add(told)
  return () => void arrivals.delete(told)
}
