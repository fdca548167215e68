import { Problem } from '@/api/problem'
import { newKey } from '@/api/once'
import type { Case, CreatedCase, NewCase, NewVisit, RecordedVisit } from '@/api/types'
import type { Act } from '@/features/cases/queries'
import type { Waiting, WaitingAct, WaitingReport, WaitingVisit } from './model'

/** What sending needs of the world outside; the tests have their own. */
export interface Post {
  upload: (blob: Blob, name: string, key: string) => Promise<{ id: string }>
  report: (body: NewCase, key: string) => Promise<CreatedCase>
  act: (act: Act, key: string) => Promise<Case>
  visit: (body: NewVisit, key: string) => Promise<RecordedVisit>
  /** Writes down how far it has come, so that a second try says the very same. */
  keep: (item: Waiting) => Promise<void>
}

/** What the server made of a report or an act: the case, with its receipt where it is a new one. */
export type ArrivedCase = Case & Partial<Pick<CreatedCase, 'receipt'>>

/** What the server made of it. */
export type Arrived = ArrivedCase | RecordedVisit

export const isCase = (made: Arrived): made is ArrivedCase => 'number' in made

/**
 * Nothing is wrong with what was written; the network, or the server, is not ready for it, or whoever wrote it has to
 * sign in again.
 */
export const isPassing = (error: unknown) =>
  !(error instanceof Problem) ||
  error.passing ||
  error.status >= 500 ||
  error.status === 401 ||
  error.code === 'idempotency.in_progress'

/** Somebody else acted on the case, or learned something at the place, meanwhile. */
export const isStale = (error: unknown) => error instanceof Problem && error.code === 'stale_version'

/** Sends one item: its files first, each once, then the words with the key that they were written down under. */
export async function sendOne(item: Waiting, post: Post): Promise<Arrived> {
  try {
    return await attempt(item, post)
  } catch (error) {
    // Files are kept by the server for a day; what waited longer brings them again. It was refused, so nothing was
    // done under the old key, and the new one cannot double it.
    if (isPassing(error) || (error as Problem).status !== 422 || !item.files.some(({ id }) => id)) throw error
    const again = { ...item, key: newKey(), files: item.files.map(({ name, blob }) => ({ name, blob })) }
    await post.keep(again)
    return attempt(again, post)
  }
}

async function attempt(item: Waiting, post: Post): Promise<Arrived> {
  let now = item
  for (const [at, file] of item.files.entries()) {
    if (file.id) continue
    const { id } = await post.upload(file.blob, file.name, `${item.key}-${at}`)
    now = { ...now, files: now.files.map((one, place) => (place === at ? { ...one, id } : one)) }
    await post.keep(now)
  }
  const files = now.files.flatMap(({ id }) => id ?? [])
  if (now.kind === 'visit') return sendVisit(now, post)
  return now.kind === 'act' ? sendAct(now, files, post) : sendReport(now, files, post)
}

/** It was made when it was written down, whenever it arrives. */
const sendVisit = ({ body, at, key }: WaitingVisit, post: Post) => post.visit({ ...body, at }, key)

async function sendReport(item: WaitingReport, files: string[], post: Post): Promise<ArrivedCase> {
  const { body, key, measure } = item
  const given = files.length > 0 && { files }
  if (measure === undefined) return post.report({ ...body, ...given }, key)
  const draft = item.made ?? (await post.report({ ...body, draft: true }, key))
  const made = { id: draft.id, version: draft.version }
  if (!item.made) await post.keep({ ...item, made })
  return post.act({ case: made, action: RECORD, fields: { measure, ...given } }, `${key}-${RECORD}`)
}

/** The act by which a finder closes what was solved on the spot (现场处置). */
const RECORD = 'record'

const sendAct = ({ action, base, version, fields, filesIn, key }: WaitingAct, files: string[], post: Post) =>
  post.act(
    {
      case: { id: base.id, version },
      action,
      fields: { ...fields, ...(filesIn && files.length > 0 && { [filesIn]: files }) },
    },
    key,
  )

const STEPS_S = [5, 15, 60, 300]

/** Seconds until the next try: what the server asks for, else longer each time. */
export const pauseAfter = (tries: number, error: unknown): number =>
  (error instanceof Problem ? error.retryAfter : undefined) ?? STEPS_S[Math.min(tries, STEPS_S.length - 1)]!
