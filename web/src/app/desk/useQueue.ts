import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { isDueBy, queueQuery, type Filter, type Until } from '@/features/cases/queries'

/** The queue of a filter, as far as it has been scrolled; with `until`, only what falls due by then. */
export function useQueue(filter: Filter, until?: Until) {
  const queries = useQueryClient()
  const query = useInfiniteQuery(queueQuery(filter, until))
  const cases = useMemo(() => {
    const all = query.data?.pages.flatMap(page => page.items) ?? []
    return until ? all.filter(item => isDueBy(item, until)) : all
  }, [query.data, until])
  return {
    cases,
    query,
    /** Starts again from the top, with one page. */
    refresh: () => queries.resetQueries({ queryKey: queueQuery(filter, until).queryKey, exact: true }),
  }
}
