/** Three versions of one case side by side: what I saw (base), what it is now (trunk), what I did (branch). Pure. */
import type { Action, Case, CaseEvent } from '@/api/types'
import { entry } from '@/features/cases/form'
import { seen, type Seen, type WaitingAct } from '@/features/outbox/model'

/** What is compared of a case, in the order in which it is shown. */
export const COMPARED = ['state', 'owner', 'urgency', 'due_at'] as const
export type Compared = (typeof COMPARED)[number]

const value = (about: Seen, what: Compared) => (what === 'owner' ? about.owner.id : about[what])

/** What is no longer as it was. */
export const changed = (base: Seen, trunk: Seen): Compared[] =>
  COMPARED.filter(what => value(base, what) !== value(trunk, what))

/** What others did meanwhile, the newest first. */
export const meanwhile = (events: readonly CaseEvent[], base: Seen) =>
  events.filter(({ at }) => new Date(at) > new Date(base.updated_at)).sort((a, b) => b.seq - a.seq)

/** The act that leaves the words and changes nothing else. */
const REMARK = 'comment'

export type Way = 'again' | 'remark' | 'drop'

/** What can be done with an act that came too late: what the case still allows. Dropping it is always left. */
export const ways = (item: WaitingAct, trunk: Pick<Case, 'allowed_actions'> | undefined): Way[] => {
  const allowed: readonly string[] = trunk?.allowed_actions ?? []
  const again = allowed.includes(item.action)
  const remark = item.action !== REMARK && allowed.includes(REMARK)
  return [...(again ? (['again'] as const) : []), ...(remark ? (['remark'] as const) : []), 'drop']
}

/** What somebody wrote in the fields of an act. */
export const wordsIn = (item: Pick<WaitingAct, 'fields'>, action: Action | undefined): string[] =>
  (action?.fields ?? []).flatMap(field => {
    const given = item.fields[field.name]
    return ['text', 'longtext'].includes(entry(field).kind) && typeof given === 'string' && given ? [given] : []
  })

/** The same act on the version that there is now. */
export const again = (item: WaitingAct, trunk: Case): WaitingAct => ({ ...item, version: trunk.version })

/** The words and photos of an act as a remark on the case as it is now. */
export function asRemark(item: WaitingAct, trunk: Case, remark: Action, words: string): WaitingAct {
  const files = remark.fields.find(field => entry(field).kind === 'file[]')?.name
  const note = remark.fields.find(({ required }) => required)?.name ?? 'note'
  return {
    ...item,
    action: remark.action,
    label: remark.label,
    fields: { [note]: words },
    filesIn: files,
    base: seen(trunk),
    version: trunk.version,
  }
}

export const remarkIn = (acts: readonly Action[]) => acts.find(({ action }) => action === REMARK)
