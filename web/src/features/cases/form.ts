/** Forms made from what the server says an act needs. Pure: the two faces draw the same model with their own parts. */
import type { Action, ActionField, Case } from '@/api/types'

export type Values = Record<string, unknown>

/** What kind of input a field wants. Kinds that this build does not know are asked for as plain text. */
export const KINDS = [
  'text',
  'longtext',
  'number',
  'datetime',
  'date',
  'category',
  'condition',
  'unit',
  'units',
  'area',
  'case',
  'file[]',
  'choice',
  'rating',
  'flag',
  'parts',
  'reason',
] as const
export type Kind = (typeof KINDS)[number]

export interface Entry {
  field: ActionField
  kind: Kind
  /** The list of reasons to choose from, for `reason:<list>`. */
  list?: string
}

export function entry(field: ActionField): Entry {
  const [head, list] = field.kind.split(':', 2)
  const kind = KINDS.find(known => known === head) ?? 'text'
  return list === undefined ? { field, kind } : { field, kind, list }
}

/** What the case already knows is not asked again. */
export function initial(
  fields: readonly ActionField[],
  about?: Pick<Case, 'category' | 'urgency' | 'nature' | 'handler'>,
) {
  const known: Values = {
    category: about?.category?.code,
    urgency: about?.urgency,
    nature: about?.nature,
  }
  return Object.fromEntries(fields.map(({ name }) => [name, known[name]])) as Values
}

const absent = (value: unknown) =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

export type Fault = 'required' | 'number'

/** The first thing that is wrong with each field; the server has the last word. */
export function faults(fields: readonly ActionField[], values: Values): Record<string, Fault> {
  const found: Record<string, Fault> = {}
  for (const { field, kind } of fields.map(entry)) {
    const value = values[field.name]
    if (absent(value)) {
      if (field.required) found[field.name] = 'required'
    } else if ((kind === 'number' || kind === 'rating') && !Number.isFinite(Number(value))) {
      found[field.name] = 'number'
    }
  }
  return found
}

/** What is sent: empty fields are left out, numbers are numbers, moments are RFC 3339 in UTC. */
export function body(fields: readonly ActionField[], values: Values): Values {
  const sent: Values = {}
  for (const { field, kind } of fields.map(entry)) {
    const value = values[field.name]
    if (absent(value)) continue
    sent[field.name] = convert(kind, value)
  }
  return sent
}

function convert(kind: Kind, value: unknown): unknown {
  switch (kind) {
    case 'number':
    case 'rating':
      return Number(value)
    case 'datetime':
      return new Date(value as string | number | Date).toISOString()
    case 'text':
    case 'longtext':
      return String(value).trim()
    case 'parts':
      return parts(String(value))
    default:
      return value
  }
}

/** One part on each line, as people write lists. */
const parts = (text: string) =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
    .map(description => ({ description }))

/** The acts that the server allows for this case now, in its order, with what each needs. */
export const offered = (allowed: readonly string[], acts: readonly Action[]): Action[] =>
  allowed.flatMap(name => acts.find(({ action }) => action === name) ?? [])
