import type { Page } from '@playwright/test'

/** Opens the first screen and waits until the device could do without a network. */
export async function ready(page: Page) {
  await page.goto('/')
  const controlled = await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    return navigator.serviceWorker.controller !== null
  })
  // A page that was on its way while the worker took over is not its own yet; the next one is.
  if (!controlled) await page.reload()
}

/** What lies in IndexedDB: how many things wait, what was taken along, whether a key could be read out, all bytes as text. */
export const stored = (page: Page) =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((give, refuse) => {
      const request = indexedDB.open('liandong')
      request.addEventListener('success', () => give(request.result))
      request.addEventListener('error', () => refuse(request.error))
    })
    const read = (store: string) =>
      new Promise<Record<string, unknown>[]>((give, refuse) => {
        const request = db.transaction(store).objectStore(store).getAll()
        request.addEventListener('success', () => give(request.result as Record<string, unknown>[]))
        request.addEventListener('error', () => refuse(request.error))
      })
    const waiting = await read('outbox')
    const copies = await read('kept')
    db.close()
    const all = [...waiting, ...copies]
    const bytes = all.map(({ words }) => (words as { bytes: ArrayBuffer }).bytes)
    return {
      count: waiting.length,
      copies: copies.map(({ name }) => String(name)),
      extractable: all.some(({ secret }) => (secret as CryptoKey).extractable),
      text: bytes.map(one => new TextDecoder().decode(one)).join('') + JSON.stringify(all),
    }
  })
