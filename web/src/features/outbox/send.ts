import { Problem } from '@/api/problem'
import { newKey } from '@/api/once'
import type { CreatedCase, NewCase } from '@/api/types'
import type { Waiting } from './model'

/** What sending needs of the world outside; the tests have their own. */
export interface Post {
  upload: (blob: Blob, name: string, key: string) => Promise<{ id: string }>
  report: (body: NewCase, key: string) => Promise<CreatedCase>
  /** Writes down how far it has come, so that a second try says the very same. */
  keep: (item: Waiting) => Promise<void>
}

/** Nothing is wrong with the report; the network, or the server, is not ready for it. */
export const isPassing = (error: unknown) =>
  !(error instanceof Problem) || error.passing || error.status >= 500 || error.code === 'idempotency.in_progress'

/** Sends one report: its files first, each once, then the words with the key that they were written down under. */
export async function sendOne(item: Waiting, post: Post): Promise<CreatedCase> {
  try {
    return await attempt(item, post)
  } catch (error) {
    // Files are kept by the server for a day; a report that waited longer brings them again. It was refused, so no case
    // was made under the old key, and the new one cannot double it.
    if (isPassing(error) || (error as Problem).status !== 422 || !item.files.some(({ id }) => id)) throw error
    const again = { ...item, key: newKey(), files: item.files.map(({ name, blob }) => ({ name, blob })) }
    await post.keep(again)
    return attempt(again, post)
  }
}

async function attempt(item: Waiting, post: Post): Promise<CreatedCase> {
  let now = item
  for (const [at, file] of item.files.entries()) {
    if (file.id) continue
    const { id } = await post.upload(file.blob, file.name, `${item.key}-${at}`)
    now = { ...now, files: now.files.map((one, place) => (place === at ? { ...one, id } : one)) }
    await post.keep(now)
  }
  const files = now.files.flatMap(({ id }) => id ?? [])
  return post.report({ ...now.body, ...(files.length > 0 && { files }) }, now.key)
}

const STEPS_S = [5, 15, 60, 300]

/** Seconds until the next try: what the server asks for, else longer each time. */
export const pauseAfter = (tries: number, error: unknown): number =>
  (error instanceof Problem ? error.retryAfter : undefined) ?? STEPS_S[Math.min(tries, STEPS_S.length - 1)]!
