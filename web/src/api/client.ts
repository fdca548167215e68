import createClient, { type Middleware } from 'openapi-fetch'
import { newKey } from './once'
import { Problem, problemOf, unreachable } from './problem'
import type { Paths } from './types'

/** By what right the server is asked: the signed-in session (or nobody), or the receipt of one case. */
export type Access = { kind: 'session' } | { kind: 'receipt'; code: string; secret: string }

export const session: Access = { kind: 'session' }

export const headersOf = (access: Access): Record<string, string> => ({
  'Accept-Language': document.documentElement.lang || 'zh-CN',
  ...(access.kind === 'receipt' && { 'X-Receipt': `${access.code}.${access.secret}` }),
})

const manners = (access: Access): Middleware => ({
  onRequest({ request }) {
    for (const [name, value] of Object.entries(headersOf(access))) request.headers.set(name, value)
    if (request.method !== 'GET' && !request.headers.has('Idempotency-Key'))
      request.headers.set('Idempotency-Key', newKey())
  },
  async onResponse({ response }) {
    if (!response.ok) throw await problemOf(response)
  },
  onError: ({ error }) => (error instanceof Problem ? error : unreachable()),
})

const make = (access: Access) => {
  const client = createClient<Paths>()
  client.use(manners(access))
  return client
}

/** The API as the signed-in person, or as nobody. */
export const api = make(session)

/** The API by some right. Failures arrive as a thrown `Problem`. */
export const apiBy = (access: Access) => (access.kind === 'session' ? api : make(access))

/** The data of an answer; failures were thrown before. */
export async function data<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T
}

export const writeHeader = (key: string) => ({ 'Idempotency-Key': key })
