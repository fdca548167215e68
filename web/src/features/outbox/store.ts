/** The reports that wait, sealed, in IndexedDB. */
import { openDB, type DBSchema } from 'idb'
import type { Waiting, WaitingFile } from './model'
import { newSecret, seal, sealWords, unseal, unsealWords, type Sealed } from './vault'

/** What is stored: nothing in it can be read without its key, and the key goes with it. */
interface Stored {
  id: string
  secret: CryptoKey
  words: Sealed
  files: Sealed[]
}

interface Schema extends DBSchema {
  outbox: { key: string; value: Stored }
}

type Words = Omit<Waiting, 'files'> & { files: (Omit<WaitingFile, 'blob'> & { type: string })[] }

const open = () =>
  openDB<Schema>('liandong', 1, { upgrade: db => void db.createObjectStore('outbox', { keyPath: 'id' }) })

let opened: ReturnType<typeof open> | undefined
const database = () => (opened ??= open())

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

async function unpack({ secret, words, files }: Stored): Promise<Waiting> {
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
