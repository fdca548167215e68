import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import type { FeatureCollection } from 'geojson'
import { api, data } from '@/api/client'
import type { Location } from '@/api/types'

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
const areaShapes = (parent: string | undefined) =>
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
