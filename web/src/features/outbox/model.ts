import type { NewCase, Text } from '@/api/types'

/** A photo or voice note on its way; `id` once the server has it. */
export interface WaitingFile {
  name: string
  blob: Blob
  id?: string
}

/** A report that was written and has not arrived yet. */
export interface Waiting {
  id: string
  /** The `Idempotency-Key`: it stays the same until the server has answered, over reloads and lost answers. */
  key: string
  at: string
  /** The names of the place from the district down; empty where only a point is known. */
  place: Text[]
  body: Omit<NewCase, 'files'>
  files: WaitingFile[]
  /** Why the server does not take it, in its words. */
  refused?: string
}
