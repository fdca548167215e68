import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, data, writeHeader } from '@/api/client'
import type { ComplaintAnswer, NewComplaint } from '@/api/types'

/** Complaints of all staff with their answers, the newest first. */
export const complaintsQuery = (open: boolean) =>
  infiniteQueryOptions({
    queryKey: ['complaints', open],
    queryFn: ({ pageParam }) =>
      data(api.GET('/api/v1/complaints', { params: { query: { open: open || undefined, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next_cursor,
  })

export const complaintKindsQuery = queryOptions({
  queryKey: ['complaint-kinds'],
  queryFn: async () => (await data(api.GET('/api/v1/complaint-kinds'))).items,
  staleTime: Infinity,
})

export const complain = (body: NewComplaint, key: string) =>
  data(api.POST('/api/v1/complaints', { body, headers: writeHeader(key) }))

export const answerComplaint = ({ id, ...body }: ComplaintAnswer & { id: string }, key: string) =>
  data(api.POST('/api/v1/complaints/{id}/answer', { params: { path: { id } }, body, headers: writeHeader(key) }))
