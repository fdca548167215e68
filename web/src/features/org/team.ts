import { queryOptions } from '@tanstack/react-query'
import { api, data, writeHeader } from '@/api/client'
import { allPages } from '@/api/pages'
import type { NewMember, NewRoster, NewSubstitution, NewUnit, Unit } from '@/api/types'

const one = (id: string) => ({ path: { id } })

/** The units of an area and of all below it, those that have ended included. */
export const unitsIn = (area: string | undefined, q: string | undefined) =>
  queryOptions({
    queryKey: ['units', 'in', area ?? '', q ?? ''],
    queryFn: (): Promise<Unit[]> =>
      allPages(cursor =>
        data(api.GET('/api/v1/units', { params: { query: { area, q, ended: true, limit: 500, cursor } } })),
      ),
  })

/** The posts of a unit, who sits on them, who is on duty now, and when who is. */
export const teamQuery = (id: string) =>
  queryOptions({
    queryKey: ['units', 'team', id],
    queryFn: async () => {
      const params = one(id)
      const [posts, duty, rosters, substitutions] = await Promise.all([
        data(api.GET('/api/v1/units/{id}/team', { params })),
        data(api.GET('/api/v1/units/{id}/duty', { params })),
        data(api.GET('/api/v1/units/{id}/rosters', { params })),
        data(api.GET('/api/v1/units/{id}/substitutions', { params })),
      ])
      return {
        posts: posts.items,
        duty: duty.items,
        rosters: rosters.items,
        substitutions: substitutions.items,
      }
    },
  })

/** A new unit. */
export const foundUnit = (body: NewUnit, key: string) =>
  data(api.POST('/api/v1/units', { body, headers: writeHeader(key) }))

/** Ends a unit, or lets it work again; what it did stays. */
export const setActive = ({ unit, version, active }: { unit: string; version: number; active: boolean }, key: string) =>
  data(
    api.PATCH('/api/v1/units/{id}', {
      params: one(unit),
      body: { active },
      headers: { ...writeHeader(key), 'If-Match': `"v${version}"` },
    }),
  )

export const addMember = ({ unit, ...body }: NewMember & { unit: string }, key: string) =>
  data(api.POST('/api/v1/units/{id}/members', { params: one(unit), body, headers: writeHeader(key) }))

export const endMember = ({ unit, member, day }: { unit: string; member: string; day: string }, key: string) =>
  data(
    api.PATCH('/api/v1/units/{id}/members/{member}', {
      params: { path: { id: unit, member } },
      body: { to_day: day },
      headers: writeHeader(key),
    }),
  )

export const addRoster = ({ unit, ...body }: NewRoster & { unit: string }, key: string) =>
  data(api.POST('/api/v1/units/{id}/rosters', { params: one(unit), body, headers: writeHeader(key) }))

export const endRoster = ({ unit, roster }: { unit: string; roster: string }, key: string) =>
  data(
    api.DELETE('/api/v1/units/{id}/rosters/{roster}', {
      params: { path: { id: unit, roster } },
      body: {},
      headers: writeHeader(key),
    }),
  )

export const addSubstitution = ({ unit, ...body }: NewSubstitution & { unit: string }, key: string) =>
  data(api.POST('/api/v1/units/{id}/substitutions', { params: one(unit), body, headers: writeHeader(key) }))

export const endSubstitution = ({ unit, substitution }: { unit: string; substitution: string }, key: string) =>
  data(
    api.DELETE('/api/v1/units/{id}/substitutions/{substitution}', {
      params: { path: { id: unit, substitution } },
      body: {},
      headers: writeHeader(key),
    }),
  )
