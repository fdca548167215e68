import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, data, writeHeader } from '@/api/client'
import { allPages } from '@/api/pages'
import type { Channel, ChannelWish, Delivery, Page } from '@/api/types'

export const channelsQuery = queryOptions({
  queryKey: ['channels', 'list'],
  queryFn: (): Promise<Channel[]> => allPages(() => data(api.GET('/api/v1/notify/channels'))),
})

export const deliveriesQuery = (state: Delivery['state']) =>
  infiniteQueryOptions({
    queryKey: ['channels', 'deliveries', state],
    queryFn: ({ pageParam }): Promise<Page<Delivery>> =>
      data(api.GET('/api/v1/notify/deliveries', { params: { query: { state, limit: 100, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next_cursor,
  })

/** The id of a new channel is the caller's choice, so that a second try makes no second channel. */
export const putChannel = ({ id, ...body }: ChannelWish & { id: string }, key: string) =>
  data(api.PUT('/api/v1/notify/channels/{id}', { params: { path: { id } }, body, headers: writeHeader(key) }))

export const removeChannel = (id: string, key: string) =>
  data(api.DELETE('/api/v1/notify/channels/{id}', { params: { path: { id } }, body: {}, headers: writeHeader(key) }))

export const resend = (id: string, key: string) =>
  data(
    api.POST('/api/v1/notify/deliveries/{id}/resend', {
      params: { path: { id } },
      body: {},
      headers: writeHeader(key),
    }),
  )
