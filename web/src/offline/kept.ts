/**
 * What staff need where there is no network: the last answers of the server, sealed, for as long as they are signed in.
 * Nothing is ever written back from here.
 */
import { Problem, unreachable } from '@/api/problem'
import { database } from './database'
import { canSeal, newSecret, sealWords, unsealWords } from './vault'

/** A network that does not answer for so long counts as none, where there is something to show instead. */
const PATIENCE_MS = 8_000

/** Nothing is written while the former person's things are being forgotten. */
let emptying = Promise.resolve()

export async function keep(name: string, value: unknown) {
  if (!canSeal()) return
  await emptying
  const secret = await newSecret()
  await (await database()).put('kept', { name, secret, words: await sealWords(secret, value) })
}

export async function readKept<T>(name: string): Promise<T | undefined> {
  if (!canSeal()) return undefined
  const found = await (await database()).get('kept', name)
  return found && ((await unsealWords(found.secret, found.words)) as T)
}

/** Counts the times that everything was forgotten: what was asked for before then is not kept any more. */
let era = 0

/** Forgets what does not stay. */
export function letGo(stays: (name: string) => boolean): Promise<void> {
  if (!canSeal()) return Promise.resolve()
  return (emptying = emptying.then(async () => {
    const db = await database()
    for (const name of await db.getAllKeys('kept')) if (!stays(name)) await db.delete('kept', name)
  }))
}

/** Forgets what belonged to whoever was signed in; only what is named has been asked for anew. */
export function emptyKept(except?: string): Promise<void> {
  era++
  return letGo(name => name === except)
}

const later = <T>() =>
  new Promise<T>((_, refuse) => {
    setTimeout(() => refuse(unreachable()), PATIENCE_MS)
  })

/** Asks the server and keeps its answer; without a network, answers with what was kept. */
export const withKept =
  <T>(name: string, fetcher: () => Promise<T>) =>
  async (): Promise<T> => {
    const old = await readKept<T>(name)
    if (old !== undefined && !navigator.onLine) return old
    const asked = era
    try {
      const fresh = await (old === undefined ? fetcher() : Promise.race([fetcher(), later<T>()]))
      if (asked === era) await keep(name, fresh)
      return fresh
    } catch (error) {
      if (old !== undefined && error instanceof Problem && error.passing) return old
      throw error
    }
  }
