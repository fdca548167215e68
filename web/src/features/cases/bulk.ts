/** One act on several cases: which acts that can be, and how it goes, case by case. Pure apart from the sending. */
import { Once } from '@/api/once'
import { Problem } from '@/api/problem'
import type { Action, Case, CaseSummary } from '@/api/types'
import { entry, offered } from './form'
import type { Act } from './queries'

/** A file belongs to one act, and the parts of one report to that report. */
const SINGLE = ['file[]', 'parts']

/** The fields of an act that can be said of several cases at once. */
export const sharedFields = (action: Action) => action.fields.filter(field => !SINGLE.includes(entry(field).kind))

/** The acts that every one of the cases allows, and that can be said once for all of them. */
export function commonActs(cases: readonly Pick<CaseSummary, 'allowed_actions'>[], acts: readonly Action[]): Action[] {
  const [first, ...others] = cases
  if (!first) return []
  return offered(first.allowed_actions, acts).filter(
    action =>
      others.every(({ allowed_actions }) => allowed_actions.includes(action.action)) &&
      action.fields.every(field => !field.required || !SINGLE.includes(entry(field).kind)),
  )
}

export type Outcome =
  { state: 'waiting' | 'sending' | 'stopped' } | { state: 'done'; fresh: Case } | { state: 'failed'; error: unknown }

export interface Line {
  about: Pick<CaseSummary, 'id' | 'version' | 'number' | 'title'>
  outcome: Outcome
}

const isPassing = (error: unknown) => error instanceof Problem && error.passing

/** What was not done. */
export const unfinished = (lines: readonly Line[]) => lines.filter(({ outcome }) => outcome.state !== 'done')

/** What another try unchanged can still bring: the rest was refused, and somebody has to look at it first. */
export const worthAgain = (lines: readonly Line[]) =>
  lines.filter(({ outcome }) => outcome.state === 'stopped' || (outcome.state === 'failed' && isPassing(outcome.error)))

type Send = (input: Act, key: string) => Promise<Case>

/** Keys by case: a case that got no answer keeps its key, so that a second try is no second act. */
export class Keys {
  private readonly all = new Map<string, Once>()
  of(id: string): Once {
    const once = this.all.get(id) ?? new Once()
    this.all.set(id, once)
    return once
  }
}

/**
 * One request for each case, one after the other, each with its own key and the version that was seen. A refusal of one
 * stops none of the others; `stop` lets the one on its way end and sends no more.
 */
export async function runBulk(
  lines: readonly Line[],
  act: Pick<Act, 'action' | 'fields'>,
  { send, keys, tell, stop }: { send: Send; keys: Keys; tell: (line: Line) => void; stop: AbortSignal },
) {
  for (const { about, outcome } of lines) {
    if (outcome.state === 'done') continue
    if (stop.aborted) {
      tell({ about, outcome: { state: 'stopped' } })
      continue
    }
    tell({ about, outcome: { state: 'sending' } })
    const input: Act = { case: { id: about.id, version: about.version }, ...act }
    const once = keys.of(about.id)
    try {
      const fresh = await send(input, once.key(input))
      once.done()
      tell({ about, outcome: { state: 'done', fresh } })
    } catch (error) {
      if (!isPassing(error)) once.done()
      tell({ about, outcome: { state: 'failed', error } })
    }
  }
}
