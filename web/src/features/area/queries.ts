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
