import { queryOptions } from '@tanstack/react-query'
import { api, data, writeHeader } from '@/api/client'
import type { NewCredential, PasskeyAnswer } from '@/api/types'

/** One's own second factors. */
export const factorsQuery = queryOptions({
  queryKey: ['factors'],
  queryFn: () => data(api.GET('/api/v1/me/factors')),
})

/** The second factor until now: a code, or what a passkey has signed. */
export interface Shown {
  code?: string
  passkey?: PasskeyAnswer
}

/*
 * What is shown changes between two tries of the same act, so each has a key of its own.
 */
export const offerPasskey = (body: Shown) => data(api.POST('/api/v1/me/passkeys/offer', { body }))

export const offerAuthenticator = (body: Shown) => data(api.POST('/api/v1/me/totp', { body }))

export const confirmAuthenticator = (body: { code: string }, key: string) =>
  data(api.POST('/api/v1/me/totp/confirm', { body, headers: writeHeader(key) }))

export const addPasskey = (body: { ceremony: string; name: string; credential: NewCredential }) =>
  data(api.POST('/api/v1/me/passkeys', { body }))

const one = (id: string) => ({ path: { id } })

export const renamePasskey = ({ id, name }: { id: string; name: string }, key: string) =>
  data(api.PATCH('/api/v1/me/passkeys/{id}', { params: one(id), body: { name }, headers: writeHeader(key) }))

export const removePasskey = (id: string, key: string) =>
  data(api.DELETE('/api/v1/me/passkeys/{id}', { params: one(id), headers: writeHeader(key) }))
