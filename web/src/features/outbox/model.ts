import type { CaseSummary, NewCase, NewVisit, Text, VisitPlan } from '@/api/types'

/** A photo or voice note on its way; `id` once the server has it. */
export interface WaitingFile {
  name: string
  blob: Blob
  id?: string
}

interface Letter {
  id: string
  /** The `Idempotency-Key`: it stays the same until the server has answered, over reloads and lost answers. */
  key: string
  at: string
  /** The account that wrote it, and as which alone it is sent; nobody's for reports of residents. */
  by?: string
  files: WaitingFile[]
  /** Why the server does not take it, in its words. */
  refused?: string
}

/** A report that was written and has not arrived yet. */
export interface WaitingReport extends Letter {
  kind: 'report'
  /** The names of the place from the district down; empty where only a point is known. */
  place: Text[]
  body: Omit<NewCase, 'files'>
  /** What the finder did about it on the spot: then it is only recorded. */
  measure?: string
  /** The draft on the server that is to be recorded, once there is one. */
  made?: Draft
}

type Draft = Pick<CaseSummary, 'id' | 'version'>

/** A case as somebody saw it when they acted. */
export type Seen = Pick<
  CaseSummary,
  'id' | 'number' | 'title' | 'version' | 'state' | 'urgency' | 'owner' | 'due_at' | 'updated_at'
>

export const seen = ({ id, number, title, version, state, urgency, owner, due_at, updated_at }: Seen): Seen => ({
  id,
  number,
  title,
  version,
  state,
  urgency,
  owner,
  due_at,
  updated_at,
})

/** An act on a case that has not arrived yet. */
export interface WaitingAct extends Letter {
  kind: 'act'
  action: string
  label: Text
  fields: Record<string, unknown>
  /** The name of the field for the files, where the act takes any. */
  filesIn?: string
  /** What the person saw: the base of a comparison if somebody else was faster. */
  base: Seen
  /** The version that it goes out on: that of the base, or the one after one's own act before. */
  version: number
}

/** A visit that has not arrived yet. */
export interface WaitingVisit extends Letter {
  kind: 'visit'
  /** What the person saw: the base of a comparison if somebody else learned something else. */
  base: VisitPlan
  body: Omit<NewVisit, 'at'>
}

export type Waiting = WaitingReport | WaitingAct | WaitingVisit

export const isVisit = (item: Waiting): item is WaitingVisit => item.kind === 'visit'

export const isAct = (item: Waiting): item is WaitingAct => item.kind === 'act'
