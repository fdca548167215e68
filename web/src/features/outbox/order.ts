/** What may be sent when. Pure. */
import type { Case } from '@/api/types'
import { isAct, type Waiting, type WaitingAct } from './model'

/** Acts of one person on one case as they saw it once: each builds on the one before. */
const sameRun = (a: WaitingAct, b: Waiting) => isAct(b) && b.base.id === a.base.id && b.base.version === a.base.version

/** Whether its turn has come: it was not refused, and neither was one that it builds on. `items` are the oldest first. */
export function isReady(item: Waiting, items: readonly Waiting[]): boolean {
  if (item.refused !== undefined) return false
  if (!isAct(item)) return true
  const before = items.slice(
    0,
    items.findIndex(({ id }) => id === item.id),
  )
  return !before.some(other => sameRun(item, other) && other.refused !== undefined)
}

/** The acts that build on one that has arrived, on the version that it made. */
export const carriedOn = (sent: Waiting, made: Pick<Case, 'version'>, items: readonly Waiting[]): WaitingAct[] =>
  isAct(sent)
    ? items
        .filter(isAct)
        .flatMap(item => (item.id !== sent.id && sameRun(sent, item) ? [{ ...item, version: made.version }] : []))
    : []

/** Whether something of the same run waits already, so that this one has to queue up behind it. */
export const hasBefore = (item: Waiting, items: readonly Waiting[]) =>
  isAct(item) && items.some(other => other.id !== item.id && sameRun(item, other))
