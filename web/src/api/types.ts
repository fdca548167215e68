/** The server's types under the names that the pages use. `schema.ts` is generated; nothing else imports it. */
import type { components, paths } from './schema'

export type Paths = paths
type Schemas = components['schemas']

export type Text = Schemas['Text']
export type CaseSummary = Schemas['CaseSummary']
export type Case = Schemas['Case']
export type CreatedCase = Schemas['CreatedCase']
export type NewCase = Schemas['NewCase']
export type CaseEvent = Schemas['CaseEvent']
export type Clock = Schemas['Clock']
export type Ask = Schemas['Ask']
export type CaseFile = Schemas['CaseFile']
export type Action = Schemas['Action']
export type ActionField = Schemas['ActionField']
export type Account = Schemas['Account']
export type Session = Schemas['Session']
export type Area = Schemas['Area']
export type Unit = Schemas['Unit']
export type Category = Schemas['Category']
export type Reason = Schemas['Reason']
export type Meta = Schemas['Meta']
export type StoredFile = Schemas['StoredFile']
export type Location = Schemas['Location']
export type ProblemBody = Schemas['Problem']

/** One page of a keyset list. */
export interface Page<T> {
  items: T[]
  next_cursor?: string
}
