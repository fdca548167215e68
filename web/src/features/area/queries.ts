import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { FeatureCollection } from 'geojson'
import { api, data } from '@/api/client'
import type { Location } from '@/api/types'

const LONG = 600_000

/** The areas right below one, or below the district. */
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
    queryFn: () => data(api.GET('/api/v1/areas/locate', { params: { query: { lon, lat } } })),
    staleTime: LONG,
    retry: false,
  })

/** Outlines of the areas below one, for maps. */
export const areaShapes = (parent?: string) =>
  queryOptions({
    queryKey: ['areas', 'shapes', parent ?? ''],
    queryFn: async () =>
      (await data(api.GET('/api/v1/areas.geojson', { params: { query: { parent } } }))) as unknown as FeatureCollection,
    staleTime: LONG,
  })

export const areaQuery = (id: string) =>
  queryOptions({
    queryKey: ['areas', 'one', id],
    queryFn: () => data(api.GET('/api/v1/areas/{id}', { params: { path: { id } } })),
    staleTime: LONG,
  })
