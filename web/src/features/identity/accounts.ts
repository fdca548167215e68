import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, data, writeHeader } from '@/api/client'
import type { GiveRole, KeptAccount, NewAccount, Page } from '@/api/types'

const one = (id: string) => ({ path: { id } })

/** Accounts by the beginning of a name. */
export const accountsQuery = (q: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['accounts', 'list', q ?? ''],
    queryFn: ({ pageParam }): Promise<Page<KeptAccount>> =>
      data(api.GET('/api/v1/accounts', { params: { query: { q, limit: 100, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next_cursor,
  })

/** One account; that its e-mail address was read is noted in the audit log. */
export const accountQuery = (id: string) =>
  queryOptions({
    queryKey: ['accounts', 'one', id],
    queryFn: () => data(api.GET('/api/v1/accounts/{id}', { params: one(id) })),
  })

export const grantsQuery = (id: string) =>
  queryOptions({
    queryKey: ['accounts', 'grants', id],
    queryFn: async () => (await data(api.GET('/api/v1/accounts/{id}/grants', { params: one(id) }))).items,
  })

/** The roles of the pack in force. */
export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: async () => (await data(api.GET('/api/v1/roles'))).items,
  staleTime: 600_000,
})

export const createAccount = (body: NewAccount, key: string) =>
  data(api.POST('/api/v1/accounts', { body, headers: writeHeader(key) }))

export const switchAccount = (
  { id, version, disabled }: Pick<KeptAccount, 'id' | 'version'> & { disabled: boolean },
  key: string,
) =>
  data(api.PATCH('/api/v1/accounts/{id}', { params: one(id), body: { version, disabled }, headers: writeHeader(key) }))

export const invite = (id: string, key: string) =>
  data(api.POST('/api/v1/accounts/{id}/invitation', { params: one(id), body: {}, headers: writeHeader(key) }))

export const reset = (id: string, key: string) =>
  data(api.POST('/api/v1/accounts/{id}/reset', { params: one(id), body: {}, headers: writeHeader(key) }))

export const giveRole = ({ id, ...body }: GiveRole & { id: string }, key: string) =>
  data(api.POST('/api/v1/accounts/{id}/grants', { params: one(id), body, headers: writeHeader(key) }))

export const endRole = ({ id, grant }: { id: string; grant: string }, key: string) =>
  data(
    api.DELETE('/api/v1/accounts/{id}/grants/{grant}', {
      params: { path: { id, grant } },
      body: {},
      headers: writeHeader(key),
    }),
  )
