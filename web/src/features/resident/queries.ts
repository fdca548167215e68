/** Optional accounts of residents: "my cases" on every device. */
import { queryOptions } from '@tanstack/react-query'
import { api, apiBy, data, writeHeader } from '@/api/client'

/** Whether this place offers accounts at all. */
export const offerQuery = queryOptions({
  queryKey: ['resident', 'offer'],
  queryFn: async () => (await data(api.GET('/api/v1/resident/offer'))).accounts,
  staleTime: Infinity,
})

export const meQuery = queryOptions({
  queryKey: ['resident', 'me'],
  queryFn: () => data(api.GET('/api/v1/resident')),
  retry: false,
})

export const sendCode = (phone: string, key: string) =>
  data(api.POST('/api/v1/resident/codes', { body: { phone }, headers: writeHeader(key) }))

export const enter = (body: { phone: string; code: string }, key: string) =>
  data(api.POST('/api/v1/resident/session', { body, headers: writeHeader(key) }))

export const signOut = (_: undefined, key: string) =>
  data(api.DELETE('/api/v1/resident/session', { body: {}, headers: writeHeader(key) }))

export const deleteAccount = (_: undefined, key: string) =>
  data(api.DELETE('/api/v1/resident', { body: {}, headers: writeHeader(key) }))

interface Receipt {
  code: string
  secret: string
}

/** Keeps a receipt with the account: whoever holds it may. */
export const bindReceipt = ({ code, secret }: Receipt) =>
  data(
    apiBy({ kind: 'receipt', code, secret }).PUT('/api/v1/resident/receipts/{code}', {
      params: { path: { code } },
      body: {},
    }),
  )

export const unbindReceipt = (code: string) =>
  data(api.DELETE('/api/v1/resident/receipts/{code}', { params: { path: { code } }, body: {} }))
