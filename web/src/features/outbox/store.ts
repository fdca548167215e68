/** What waits, sealed, in IndexedDB. */
import { database, type StoredLetter } from '@/offline/database'
import { newSecret, seal, sealWords, unseal, unsealWords } from '@/offline/vault'
import type { Waiting, WaitingFile } from './model'

type Without<T> = T extends unknown ? Omit<T, 'files'> : never
type Words = Without<Waiting> & { files: (Omit<WaitingFile, 'blob'> & { type: string })[] }

export async function keepWaiting(item: Waiting) {
  const secret = await newSecret()
  const words: Words = { ...item, files: item.files.map(({ blob, ...file }) => ({ ...file, type: blob.type })) }
  const files = await Promise.all(item.files.map(async ({ blob }) => seal(secret, await blob.arrayBuffer())))
  await (await database()).put('outbox', { id: item.id, secret, words: await sealWords(secret, words), files })
}

export async function dropWaiting(id: string) {
  await (await database()).delete('outbox', id)
}

/** The oldest first. */
export async function readWaiting(): Promise<Waiting[]> {
  const all = await Promise.all((await (await database()).getAll('outbox')).map(unpack))
  return all.sort((a, b) => (a.at < b.at ? -1 : 1))
}

async function unpack({ secret, words, files }: StoredLetter): Promise<Waiting> {
  const item = (await unsealWords(secret, words)) as Words
  return {
    ...item,
    files: await Promise.all(
      item.files.map(async ({ type, ...file }, at) => {
        const sealed = files[at]
        return { ...file, blob: new Blob(sealed ? [await unseal(secret, sealed)] : [], { type }) }
      }),
    ),
  }
}
