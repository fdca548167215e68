import { queryOptions } from '@tanstack/react-query'
import type { Feature, FeatureCollection, Geometry } from 'geojson'
import { api, data } from '@/api/client'

const LONG = 300_000

export type Level = 'district' | 'street' | 'community' | 'square'

/** A published number: where, and how many reports. Its ground is missing where nobody has drawn it. */
export interface Cell {
  month: string
  level: Level
  code: string
  area: string
  name_zh: string
  name_en: string
  reports: number
}
export type CellFeature = Feature<Geometry | null, Cell>

/** What is published, and by which rules. */
export const aboutQuery = queryOptions({
  queryKey: ['public', 'about'],
  queryFn: () => data(api.GET('/api/v1/public')),
  staleTime: LONG,
})

/** The numbers of a month at one level. */
export const cellsQuery = (month: string | undefined, level: Level) =>
  queryOptions({
    queryKey: ['public', 'cells', month ?? '', level],
    queryFn: async () => {
      const answer = await data(api.GET('/api/v1/public/cells.geojson', { params: { query: { month, level } } }))
      return (answer as unknown as FeatureCollection<Geometry | null, Cell>).features
    },
    enabled: month !== undefined,
    staleTime: LONG,
  })

/** One area month by month. */
export const figuresQuery = (area: string | undefined) =>
  queryOptions({
    queryKey: ['public', 'figures', area ?? ''],
    queryFn: () => data(api.GET('/api/v1/public/figures', { params: { query: { area } } })),
    enabled: area !== undefined,
    staleTime: LONG,
  })

export const packageQuery = queryOptions({
  queryKey: ['public', 'package'],
  queryFn: () => data(api.GET('/api/v1/public/data/datapackage.json')),
  staleTime: LONG,
})

/** Where a file of the open data lies. */
export const openFile = (path: string) => `/api/v1/public/data/${path}`
