import { Problem } from '@/api/problem'
import type { NewCredential, PasskeyAnswer } from '@/api/types'
import { decode, encode } from './base64url'

/** Whether a passkey can be used on this page, and if not, why. */
export type Readiness = 'ready' | 'elsewhere' | 'nowhere' | 'unsupported'

/** `at` is the one origin at which the server takes passkeys. */
export function readiness(at: string | undefined): Readiness {
  if (!at) return 'nowhere'
  if (location.origin !== at) return 'elsewhere'
  return 'PublicKeyCredential' in globalThis ? 'ready' : 'unsupported'
}

/** What the server says where a passkey would do: which factors there are, and what is to be signed. */
export interface Wanted {
  factors: readonly string[]
  origin?: string
  ceremony?: string
  options?: RequestOptions
}

/** A passkey is asked for, if that is what the problem says. */
export const wantedBy = (problem: unknown): Wanted | undefined =>
  problem instanceof Problem && problem.code === 'auth.passkey_wanted' ? (problem.body as unknown as Wanted) : undefined

/** Why the device made or signed nothing. */
export type Trouble = 'cancelled' | 'unsigned' | 'known' | 'failed'

export class CeremonyTrouble extends Error {
  override readonly name = 'CeremonyTrouble'
  constructor(readonly trouble: Trouble) {
    super(trouble)
  }
}

const TROUBLES: Record<string, Trouble> = {
  NotAllowedError: 'cancelled',
  AbortError: 'cancelled',
  InvalidStateError: 'known',
}

/** The options of WebAuthn in JSON: as in the browser's own types, with base64url where those have bytes. */
export interface RequestOptions {
  challenge: string
  allowCredentials?: { id: string; type: 'public-key'; transports?: AuthenticatorTransport[] }[]
}
interface CreationOptions {
  challenge: string
  user: { id: string }
  excludeCredentials?: RequestOptions['allowCredentials']
}

/*
 * Browsers of before 2025 cannot read these options from JSON by themselves, and offices still have them.
 */
const described = (list: RequestOptions['allowCredentials'] = []) => list.map(one => ({ ...one, id: decode(one.id) }))

/** Has the device sign with one of the passkeys that are asked for. */
export async function sign({ ceremony, options }: Wanted): Promise<PasskeyAnswer> {
  const publicKey = {
    ...options,
    challenge: decode(options?.challenge ?? ''),
    allowCredentials: described(options?.allowCredentials),
  } as PublicKeyCredentialRequestOptions
  // Browsers do not tell whether it was cancelled, took too long, or the device has no passkey of this account.
  const { rawId, response } = await asked(() => navigator.credentials.get({ publicKey }), 'unsigned')
  const { clientDataJSON, authenticatorData, signature, userHandle } = response as AuthenticatorAssertionResponse
  return {
    ceremony: ceremony ?? '',
    credential: encode(rawId),
    client_data: encode(clientDataJSON),
    authenticator_data: encode(authenticatorData),
    signature: encode(signature),
    ...(userHandle && { user_handle: encode(userHandle) }),
  }
}

/** Has the device make a passkey. */
export async function create(given: Record<string, unknown>): Promise<NewCredential> {
  const options = given as unknown as CreationOptions
  const publicKey = {
    ...options,
    challenge: decode(options.challenge),
    user: { ...options.user, id: decode(options.user.id) },
    excludeCredentials: described(options.excludeCredentials),
  } as unknown as PublicKeyCredentialCreationOptions
  const { rawId, response } = await asked(() => navigator.credentials.create({ publicKey }), 'cancelled')
  const { clientDataJSON, attestationObject, getTransports } = response as AuthenticatorAttestationResponse
  return {
    credential: encode(rawId),
    client_data: encode(clientDataJSON),
    attestation: encode(attestationObject),
    transports: getTransports ? getTransports.call(response) : [],
  }
}

async function asked(ask: () => Promise<Credential | null>, refused: Trouble): Promise<PublicKeyCredential> {
  try {
    const made = await ask()
    if (made) return made as PublicKeyCredential
  } catch (error) {
    const trouble = (error instanceof DOMException && TROUBLES[error.name]) || 'failed'
    throw new CeremonyTrouble(trouble === 'cancelled' ? refused : trouble)
  }
  throw new CeremonyTrouble('failed')
}

/** Sends once; where the server asks for a passkey that can be used here, has it sign, and sends again. */
export async function withPasskey<T>(
  send: (passkey?: PasskeyAnswer) => Promise<T>,
  onWanted: (wanted: Wanted) => void = () => {},
): Promise<T> {
  try {
    return await send()
  } catch (problem) {
    const wanted = wantedBy(problem)
    if (wanted) onWanted(wanted)
    if (!wanted?.options || readiness(wanted.origin) !== 'ready') throw problem
    return send(await sign(wanted))
  }
}
