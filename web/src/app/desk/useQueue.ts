import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { queueQuery, type Filter } from '@/features/cases/queries'

/** The queue of a filter, as far as it has been scrolled. */
export function useQueue(filter: Filter) {
  const queries = useQueryClient()
  const query = useInfiniteQuery(queueQuery(filter))
  const cases = useMemo(() => query.data?.pages.flatMap(page => page.items) ?? [], [query.data])
  return {
    cases,
    query,
    /** Starts again from the top, with one page. */
    refresh: () => queries.resetQueries({ queryKey: queueQuery(filter).queryKey, exact: true }),
  }
}
