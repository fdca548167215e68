/** One form that is all forms: what is asked at a place, what is known, and how much is spared by it. Pure. */
import type { ActionField, NewVisit, PlanField, PlanForm, Text, VisitPlan } from '@/api/types'
import { body, entry, faults as plainFaults, type Entry, type Values } from '@/features/cases/form'
import { faults as schemaFaults } from '@/ui/schema/faults'

/** What a person has said so far. */
export interface Said {
  /** Codes of the forms that are filled in. */
  forms: readonly string[]
  /** What was typed or chosen, by field. */
  values: Values
  /** Known fields that are no longer right, and are asked after all. */
  changing: readonly string[]
  /** Fields known from long ago that are still right. */
  confirmed: readonly string[]
}

export const nothingSaid = ({ forms }: VisitPlan): Said => ({
  forms: forms.filter(({ due }) => due).map(({ code }) => code),
  values: {},
  changing: [],
  confirmed: [],
})

const chosen = ({ forms }: VisitPlan, said: Said): PlanForm[] => forms.filter(({ code }) => said.forms.includes(code))

/** The fields of the chosen forms, each once, in the order of the forms. */
export const fieldsOf = (plan: VisitPlan, said: Said): PlanField[] => {
  const codes = new Set(chosen(plan, said).flatMap(({ fields }) => fields))
  return plan.fields.filter(({ code }) => codes.has(code))
}

/** Known and taken over: nobody is asked. */
export const isTaken = ({ code, known }: PlanField, said: Said) =>
  known?.fresh === true && !said.changing.includes(code)

/** Known from long ago: somebody has to say whether it is still right. */
export const isOld = ({ code, known }: PlanField, said: Said) => known?.fresh === false && !said.changing.includes(code)

/** Has to be answered by typing or choosing. */
export const isAsked = (field: PlanField, said: Said) => !isTaken(field, said) && !isOld(field, said)

export const isRequired = (plan: VisitPlan, said: Said, code: string) =>
  chosen(plan, said).some(({ required }) => required.includes(code))

/** How many fields the chosen ledgers have in all, and how many of them nobody has to answer. */
export function tally(plan: VisitPlan, said: Said) {
  const all = chosen(plan, said).reduce((sum, { fields }) => sum + fields.length, 0)
  const asked = fieldsOf(plan, said).filter(field => !isTaken(field, said)).length
  return { all, spared: all - asked }
}

interface Schema {
  type?: string
  format?: string
  maxLength?: number
  oneOf?: { const: unknown; title: string; 'x-en'?: { title?: string } }[]
}

const LONG_TEXT = 200

const kindOf = ({ type, format, maxLength = 0, oneOf }: Schema) => {
  if (oneOf) return 'choice'
  if (type === 'boolean') return 'flag'
  if (type === 'integer' || type === 'number') return 'number'
  if (format === 'date') return 'date'
  return maxLength > LONG_TEXT ? 'longtext' : 'text'
}

const choicesOf = ({ oneOf }: Schema) =>
  oneOf?.map(({ const: value, title, 'x-en': english }) => ({
    value: String(value),
    label: { zh: title, en: english?.title ?? title },
  }))

/** A field as the plain inputs draw it. */
export const inputOf = (field: PlanField, required: boolean): Entry => {
  const schema = field.schema as Schema
  const choices = choicesOf(schema)
  return entry({ name: field.code, label: field.name, kind: kindOf(schema), required, ...(choices && { choices }) })
}

/** An answer in words; a number, a text or a flag stands for itself. */
export const wordsOf = ({ schema }: PlanField, value: unknown): Text | boolean | string => {
  const choice = choicesOf(schema as Schema)?.find(one => one.value === value)
  if (choice) return choice.label
  return typeof value === 'boolean' ? value : String(value)
}

const inputs = (plan: VisitPlan, said: Said): ActionField[] =>
  fieldsOf(plan, said)
    .filter(field => isAsked(field, said))
    .map(field => inputOf(field, isRequired(plan, said, field.code)).field)

/** What a visit says of each field: what was answered, confirmed, or taken over. */
export function answers(plan: VisitPlan, said: Said): Values {
  const typed = body(inputs(plan, said), said.values)
  const kept = fieldsOf(plan, said).flatMap(field =>
    isTaken(field, said) || (isOld(field, said) && said.confirmed.includes(field.code))
      ? [[field.code, field.known?.value] as const]
      : [],
  )
  return { ...Object.fromEntries(kept), ...typed }
}

export type Fault = { keyword: string; limit?: number }

/** The first thing that is wrong with each field, also where no server can be asked. */
export function faultsOf(plan: VisitPlan, said: Said): Record<string, Fault> {
  const given = answers(plan, said)
  const found: Record<string, Fault> = {}
  for (const [code, fault] of Object.entries(plainFaults(inputs(plan, said), said.values)))
    found[code] = { keyword: fault === 'number' ? 'type' : fault }
  for (const field of fieldsOf(plan, said)) {
    if (found[field.code]) continue
    const value = given[field.code]
    if (value === undefined) {
      if (isRequired(plan, said, field.code)) found[field.code] = { keyword: 'required' }
      continue
    }
    const [fault] = schemaFaults(field.schema as object, value)
    if (fault) found[field.code] = { keyword: fault.keyword, ...(fault.limit !== undefined && { limit: fault.limit }) }
  }
  return found
}

/** What is sent: each field once, on the version that was seen. */
export function visitBody(plan: VisitPlan, said: Said): Omit<NewVisit, 'at'> {
  const given = answers(plan, said)
  const seen = new Map(plan.fields.map(({ code, version }) => [code, version]))
  return {
    area: plan.place.id,
    pack: plan.pack,
    forms: [...said.forms],
    fields: Object.fromEntries(
      Object.entries(given).map(([code, value]) => [
        code,
        { value, seen: seen.get(code) ?? 0 } as NewVisit['fields'][string],
      ]),
    ),
  }
}

/** A field that somebody else changed after it was seen. */
export interface Clash {
  field: PlanField
  /** As it was seen. */
  before: unknown
  mine: unknown
}

/** What was sent, beside what is known now. What has changed into the very same is no clash. */
export const clashes = (sent: Pick<NewVisit, 'fields'>, before: VisitPlan, now: VisitPlan): Clash[] =>
  now.fields.flatMap(field => {
    const given = sent.fields[field.code]
    if (!given || !field.known || field.version === given.seen || field.known.value === given.value) return []
    const old = before.fields.find(({ code }) => code === field.code)?.known?.value
    return [{ field, before: old, mine: given.value }]
  })

/** The same visit on what is known now, with a person's decision for each clash. */
export const decided = (
  sent: Omit<NewVisit, 'at'>,
  now: VisitPlan,
  keepsMine: Record<string, boolean>,
): Omit<NewVisit, 'at'> => ({
  ...sent,
  fields: Object.fromEntries(
    Object.entries(sent.fields).map(([code, given]) => {
      const field = now.fields.find(one => one.code === code)
      const theirs = keepsMine[code] === false && field?.known
      return [code, { value: theirs ? field.known!.value : given.value, seen: field?.version ?? given.seen }]
    }),
  ),
})
