/** The one database of this device. Nothing in it can be read without its key, and each key goes with what it seals. */
import { openDB, type DBSchema } from 'idb'
import type { Sealed } from './vault'

/** Something that waits to be sent. */
export interface StoredLetter {
  id: string
  secret: CryptoKey
  words: Sealed
  files: Sealed[]
}

/** Something that was fetched and may be needed without a network. */
interface StoredCopy {
  name: string
  secret: CryptoKey
  words: Sealed
}

interface Schema extends DBSchema {
  outbox: { key: string; value: StoredLetter }
  kept: { key: string; value: StoredCopy }
}

const open = () =>
  openDB<Schema>('liandong', 2, {
    upgrade: (db, from) => {
      if (from < 1) db.createObjectStore('outbox', { keyPath: 'id' })
      if (from < 2) db.createObjectStore('kept', { keyPath: 'name' })
    },
    // Another tab of a newer build wants to go on.
    blocking: (_, __, event) => {
      ;(event.target as IDBDatabase).close()
      opened = undefined
    },
  })

let opened: ReturnType<typeof open> | undefined
export const database = () => (opened ??= open())
