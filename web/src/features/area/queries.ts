import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import type { FeatureCollection } from 'geojson'
import { api, data, writeHeader } from '@/api/client'
import { allPages } from '@/api/pages'
import type { Area, AreaChange, Location, Text } from '@/api/types'

const LONG = 600_000

/** The areas right below one; without one, the districts. */
export const areasBelow = (parent?: string) =>
  queryOptions({
    queryKey: ['areas', 'below', parent ?? ''],
    queryFn: () => data(api.GET('/api/v1/areas', { params: { query: { parent, limit: 200 } } })),
    staleTime: LONG,
  })

/** Areas by name or code. */
export const areasNamed = (q: string) =>
  queryOptions({
    queryKey: ['areas', 'named', q],
    queryFn: () => data(api.GET('/api/v1/areas', { params: { query: { q, limit: 20 } } })),
    enabled: q.trim().length > 0,
    placeholderData: keepPreviousData,
    staleTime: LONG,
  })

/** The smallest area around a point. */
export const areaAround = ({ lon, lat }: Location) =>
  queryOptions({
    queryKey: ['areas', 'around', lon, lat],
    queryFn: async () => (await data(api.GET('/api/v1/areas/locate', { params: { query: { lon, lat } } }))).area,
    staleTime: LONG,
    retry: false,
  })

/** Outlines of the areas right below one, for maps. */
export const areaShapes = (parent: string | undefined) =>
  queryOptions({
    queryKey: ['areas', 'shapes', parent ?? ''],
    queryFn: async () =>
      (await data(api.GET('/api/v1/areas.geojson', { params: { query: { parent } } }))) as unknown as FeatureCollection,
    enabled: parent !== undefined,
    staleTime: LONG,
  })

/** The district that this server serves. */
export const useDistrict = () => useQuery(areasBelow()).data?.items[0]

/** Outlines of the streets of the district. */
export const useStreetShapes = () => useQuery(areaShapes(useDistrict()?.id)).data

export const areaQuery = (id: string) =>
  queryOptions({
    queryKey: ['areas', 'one', id],
    queryFn: () => data(api.GET('/api/v1/areas/{id}', { params: { path: { id } } })),
    staleTime: LONG,
  })

/** What happened to an area, newest last. */
export const areaHistory = (id: string) =>
  queryOptions({
    queryKey: ['areas', 'history', id],
    queryFn: () =>
      allPages<AreaChange>(cursor =>
        data(api.GET('/api/v1/areas/{id}/history', { params: { path: { id }, query: { limit: 500, cursor } } })),
      ),
  })

/** The areas right below one, all of them. */
export const allAreasBelow = (parent: string | undefined) =>
  queryOptions({
    queryKey: ['areas', 'all-below', parent ?? ''],
    queryFn: () =>
      allPages<Area>(cursor => data(api.GET('/api/v1/areas', { params: { query: { parent, limit: 500, cursor } } }))),
    staleTime: LONG,
  })

interface Change {
  id: string
  version: number
  reason: string
  /** First day on which it holds; today if absent. */
  day?: string
}

const why = ({ reason, day }: Change) => ({ reason, day })

/** Puts an area under another one. */
export const moveArea = ({ parent, ...change }: Change & { parent: string }, key: string) =>
  data(
    api.POST('/api/v1/areas/{id}/move', {
      params: { path: { id: change.id } },
      body: { version: change.version, parent, why: why(change) },
      headers: writeHeader(key),
    }),
  )

/** Lets an area go into another one of its kind. */
export const mergeArea = ({ into, ...change }: Change & { into: string }, key: string) =>
  data(
    api.POST('/api/v1/areas/{id}/merge', {
      params: { path: { id: change.id } },
      body: { version: change.version, into, why: why(change) },
      headers: writeHeader(key),
    }),
  )

export interface AreaPart {
  code: string
  name: Text
  /** Outline as GeoJSON, where there is one. */
  geometry?: unknown
  /** Areas directly below that go to it. */
  children: string[]
}

/** Puts several areas in the place of one. */
export const splitArea = ({ parts, ...change }: Change & { parts: AreaPart[] }, key: string) =>
  data(
    api.POST('/api/v1/areas/{id}/split', {
      params: { path: { id: change.id } },
      body: {
        version: change.version,
        parts: parts.map(({ geometry, ...part }) => ({ ...part, ground: { geometry, system: 'wgs84' as const } })),
        why: why(change),
      },
      headers: writeHeader(key),
    }),
  )

export interface AreaWish {
  id: string
  version: number
  name: Text
  reason: string
}

/** Gives an area another name; its history says why and from which day. */
export const renameArea = ({ id, version, name, reason }: AreaWish, key: string) =>
  data(
    api.PATCH('/api/v1/areas/{id}', {
      params: { path: { id } },
      body: { version, name, why: { reason } },
      headers: writeHeader(key),
    }),
  )
