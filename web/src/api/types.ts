/** The server's types under the names that the pages use. `schema.ts` is generated; nothing else imports it. */
import type { components, paths } from './schema'

export type Paths = paths
type Schemas = components['schemas']

export type Text = Schemas['Text']
export type CaseSummary = Schemas['CaseSummary']
export type Case = Schemas['CaseView']
export type CreatedCase = Schemas['CreatedCase']
export type NewCase = Schemas['NewCase']
export type CaseEvent = Schemas['CaseEvent']
export type Clock = Schemas['ClockView']
export type Ask = Schemas['AskView']
export type CaseFile = Schemas['FileView']
export type Action = Schemas['ActionForm']
export type ActionField = Schemas['ActionField']
export type Account = Schemas['AccountView']
export type Session = Schemas['SessionView']
export type Area = Schemas['AreaView']
export type AreaChange = Schemas['ChangeView']
export type Unit = Schemas['UnitView']
export type UnitRef = Schemas['UnitRef']
export type Category = Schemas['CategoryView']
export type Reason = Schemas['ReasonView']
export type Meta = Schemas['Meta']
export type StoredFile = Schemas['StoredFile']
export type Location = Schemas['Location']
export type KeptAccount = Schemas['Account']
export type NewAccount = Schemas['CreateAccount']
export type Grant = Schemas['Grant']
export type GiveRole = Schemas['GiveRole']
export type Role = Schemas['RoleView']
export type Member = Schemas['MemberView']
export type Roster = Schemas['RosterView']
export type Post = Schemas['PostView']
export type Substitution = Schemas['SubstitutionView']
export type NewUnit = Schemas['FoundBody2']
export type NewMember = Schemas['MemberBody']
export type NewRoster = Schemas['RosterBody']
export type NewSubstitution = Schemas['SubstitutionBody']
export type PackVersion = Schemas['VersionView']
export type Duty = Schemas['DutyView']
export type Channel = Schemas['ChannelView']
export type ChannelWish = Schemas['ChannelWish']
export type Delivery = Schemas['DeliveryView']
export type AuditEntry = Schemas['EntryView']
export type ProblemBody = Schemas['Problem']

/** One page of a keyset list. */
export interface Page<T> {
  items: T[]
  next_cursor?: string
}
