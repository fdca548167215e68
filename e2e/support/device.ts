import type { Page } from '@playwright/test'

/** Opens the first screen and waits until the device could do without a network. */
export async function ready(page: Page) {
  await page.goto('/')
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (!navigator.serviceWorker.controller)
      await new Promise(done => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }))
  })
}

/** What lies in IndexedDB: how many reports, whether a key could be read out, and all bytes as text. */
export const stored = (page: Page) =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((give, refuse) => {
      const request = indexedDB.open('liandong')
      request.addEventListener('success', () => give(request.result))
      request.addEventListener('error', () => refuse(request.error))
    })
    const all = await new Promise<Record<string, unknown>[]>((give, refuse) => {
      const request = db.transaction('outbox').objectStore('outbox').getAll()
      request.addEventListener('success', () => give(request.result as Record<string, unknown>[]))
      request.addEventListener('error', () => refuse(request.error))
    })
    db.close()
    const bytes = all.map(({ words }) => (words as { bytes: ArrayBuffer }).bytes)
    return {
      count: all.length,
      extractable: all.some(({ secret }) => (secret as CryptoKey).extractable),
      text: bytes.map(one => new TextDecoder().decode(one)).join('') + JSON.stringify(all),
    }
  })
