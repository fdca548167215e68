import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { CaseSummary } from '@/api/types'
import { fieldCaseQuery, fieldEventsQuery, hasKept, keepOnly } from './queries'

/** So many cases are taken along in whole, the most pressing first. */
const MOST = 30

/** Brings the cases of the inbox onto the device while there is a network, and lets go of what is no longer there. */
export function useTakeAlong(cases: readonly CaseSummary[]) {
  const queries = useQueryClient()
  const key = cases.map(({ id, version }) => `${id}@${version}`).join()
  useEffect(() => {
    if (cases.length === 0 || !navigator.onLine) return
    let left = false
    const take = async () => {
      const wanted = cases.slice(0, MOST)
      await keepOnly(wanted.map(({ id }) => id))
      for (const { id, version } of wanted) {
        if (left || !navigator.onLine) return
        if (await hasKept(id, version)) continue
        await queries.fetchQuery({ ...fieldCaseQuery(id), staleTime: 0 }).catch(() => undefined)
        await queries.fetchQuery({ ...fieldEventsQuery(id), staleTime: 0 }).catch(() => undefined)
      }
    }
    void take()
    return () => {
      left = true
    }
    // oxlint-disable-next-line react/exhaustive-deps -- the same versions are the same cases
  }, [queries, key])
}
