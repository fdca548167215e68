import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, data } from '@/api/client'

/** A place, a unit and days; both days included. */
export interface Span {
  area?: string
  unit?: string
  from: string
  to: string
}

/** As for the situation: what is asked for all day is not kept all day. */
const live = { placeholderData: keepPreviousData, gcTime: 60_000 }

export const figuresQuery = (asked: Span) =>
  queryOptions({
    ...live,
    queryKey: ['analytics', 'figures', asked],
    queryFn: () => data(api.GET('/api/v1/indicators', { params: { query: asked } })),
  })

export const flowsQuery = ({ area, from, to }: Span) =>
  queryOptions({
    ...live,
    queryKey: ['analytics', 'flows', area ?? '', from, to],
    queryFn: () => data(api.GET('/api/v1/indicators/flows', { params: { query: { area, from, to } } })),
  })

export const unusualQuery = (area?: string) =>
  queryOptions({
    ...live,
    queryKey: ['analytics', 'unusual', area ?? ''],
    queryFn: () => data(api.GET('/api/v1/indicators/unusual', { params: { query: { area } } })),
  })

export interface TwoSpans extends Span {
  before_from: string
  before_to: string
}

export const comparisonQuery = (asked: TwoSpans) =>
  queryOptions({
    ...live,
    queryKey: ['analytics', 'comparison', asked],
    queryFn: () => data(api.GET('/api/v1/indicators/comparison', { params: { query: asked } })),
  })
