import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Problem } from '@/api/problem'
import { decode, encode } from './base64url'
import { create, readiness, sign, wantedBy, withPasskey } from './ceremony'

const HERE = 'http://localhost:8420'
const bytes = (...values: number[]) => new Uint8Array(values).buffer
const wanted = () =>
  new Problem('auth.passkey_wanted', 401, 'words', [], undefined, undefined, {
    factors: ['passkey'],
    origin: HERE,
    ceremony: 'one',
    options: { challenge: '-_8', rpId: 'localhost', allowCredentials: [{ type: 'public-key', id: 'AQI' }] },
  })

const credentials = { get: vi.fn(), create: vi.fn() }

beforeEach(() => {
  vi.stubGlobal('location', { origin: HERE })
  vi.stubGlobal('navigator', { credentials })
  vi.stubGlobal('PublicKeyCredential', Object)
  credentials.get.mockResolvedValue({
    rawId: bytes(1, 2),
    response: {
      clientDataJSON: bytes(3),
      authenticatorData: bytes(4),
      signature: bytes(251, 255),
      userHandle: null,
    },
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetAllMocks()
})

it('bytes go to base64url and back', () => {
  expect(encode(bytes(251, 255, 254))).toBe('-__-')
  expect([...decode('-__-')]).toEqual([251, 255, 254])
  expect([...decode(encode(bytes(0)))]).toEqual([0])
})

it('is ready at the origin of the server and nowhere else', () => {
  expect(readiness(HERE)).toBe('ready')
  expect(readiness('https://liandong.example')).toBe('elsewhere')
  expect(readiness(undefined)).toBe('nowhere')
  vi.stubGlobal('PublicKeyCredential', undefined)
  Reflect.deleteProperty(globalThis, 'PublicKeyCredential')
  expect(readiness(HERE)).toBe('unsupported')
})

it('signs what is wanted, with bytes where the browser wants bytes', async () => {
  const answer = await sign(wantedBy(wanted())!)
  const { publicKey } = credentials.get.mock.calls[0]![0]
  expect([...publicKey.challenge]).toEqual([251, 255])
  expect([...publicKey.allowCredentials[0].id]).toEqual([1, 2])
  expect(answer).toEqual({
    ceremony: 'one',
    credential: 'AQI',
    client_data: 'Aw',
    authenticator_data: 'BA',
    signature: '-_8',
  })
})

it('makes a passkey also where the browser cannot tell how it is reached', async () => {
  credentials.create.mockResolvedValue({
    rawId: bytes(1),
    response: { clientDataJSON: bytes(2), attestationObject: bytes(3) },
  })
  const made = await create({ challenge: 'AQ', user: { id: 'Ag', name: 'chen' } })
  const { publicKey } = credentials.create.mock.calls[0]![0]
  expect(publicKey.user).toEqual({ id: new Uint8Array([2]), name: 'chen' })
  expect(made).toEqual({ credential: 'AQ', client_data: 'Ag', attestation: 'Aw', transports: [] })
  credentials.create.mockRejectedValue(new DOMException('no', 'NotAllowedError'))
  await expect(create({ challenge: 'AQ', user: { id: 'Ag' } })).rejects.toMatchObject({ trouble: 'cancelled' })
})

it.each([
  ['NotAllowedError', 'unsigned'],
  ['InvalidStateError', 'known'],
  ['SecurityError', 'failed'],
])('%s is told as %s', async (name, trouble) => {
  credentials.get.mockRejectedValue(new DOMException('no', name))
  await expect(sign(wantedBy(wanted())!)).rejects.toMatchObject({ trouble })
})

it('sends a second time with the passkey, and only where one is wanted and can be used', async () => {
  const send = vi.fn(async (passkey?: object) => {
    if (!passkey) throw wanted()
    return 'in'
  })
  const told = vi.fn()
  await expect(withPasskey(send, told)).resolves.toBe('in')
  expect([send.mock.calls.length, told.mock.calls[0]![0].factors]).toEqual([2, ['passkey']])

  vi.stubGlobal('location', { origin: 'http://127.0.0.1:8420' })
  await expect(withPasskey(send)).rejects.toMatchObject({ code: 'auth.passkey_wanted' })
  const other = vi.fn().mockRejectedValue(new Problem('auth.wrong', 401, 'no'))
  await expect(withPasskey(other)).rejects.toMatchObject({ code: 'auth.wrong' })
  expect(other).toHaveBeenCalledTimes(1)
})
