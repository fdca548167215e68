/**
 * Checks data against a JSON Schema by walking it. The usual validator writes a program from the schema and runs it,
 * which the content security policy refuses. Pure.
 */
import { Validator, type OutputUnit, type Schema } from '@cfworker/json-schema'

/** One thing that is wrong, at the field that it is about. */
export interface Fault {
  /** Members from the top of the data down to the field. */
  path: string[]
  keyword: string
  /** What the schema asks for, where it names a number. */
  limit?: number
}

/** What people can put right; the other keywords only say that something below them is wrong. */
export const KEYWORDS = [
  'required',
  'type',
  'enum',
  'const',
  'format',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'uniqueItems',
] as const

const unescape = (part: string) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~')
const members = (pointer: string) => pointer.replace(/^#\/?/, '').split('/').filter(Boolean).map(unescape)

/** What stands at a place of the schema. */
const at = (schema: unknown, pointer: string): unknown =>
  members(pointer).reduce<unknown>((here, member) => (here as Record<string, unknown> | undefined)?.[member], schema)

/** The name that the message quotes: the validator gives a missing member no place of its own. */
const missing = (error: string) => /"(.+)"/.exec(error)?.[1]

export function faults(schema: object, data: unknown): Fault[] {
  const { errors } = new Validator(schema as Schema, '2020-12', false).validate(data)
  return errors
    .filter(({ keyword }) => (KEYWORDS as readonly string[]).includes(keyword))
    .map(error => told(schema, error))
}

function told(schema: object, { keyword, instanceLocation, keywordLocation, error }: OutputUnit): Fault {
  const path = members(instanceLocation)
  const name = keyword === 'required' ? missing(error) : undefined
  const limit = at(schema, keywordLocation)
  return {
    path: name === undefined ? path : [...path, name],
    keyword,
    ...(typeof limit === 'number' && { limit }),
  }
}
