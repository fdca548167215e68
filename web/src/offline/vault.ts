/** Seals what waits on the device. The key of each report can be used by this page but never read out of the browser. */

export interface Sealed {
  iv: Uint8Array<ArrayBuffer>
  bytes: ArrayBuffer
}

/** Browsers encrypt only where the page came over https (or from the device itself). */
export const canSeal = () => typeof crypto !== 'undefined' && 'subtle' in crypto && typeof indexedDB !== 'undefined'

export const newSecret = () =>
  crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])

export async function seal(secret: CryptoKey, bytes: BufferSource): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  return { iv, bytes: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, secret, bytes) }
}

export const unseal = (secret: CryptoKey, { iv, bytes }: Sealed) =>
  crypto.subtle.decrypt({ name: 'AES-GCM', iv }, secret, bytes)

export const sealWords = (secret: CryptoKey, value: unknown) =>
  seal(secret, new TextEncoder().encode(JSON.stringify(value)))

export const unsealWords = async (secret: CryptoKey, sealed: Sealed): Promise<unknown> =>
  JSON.parse(new TextDecoder().decode(await unseal(secret, sealed)))
