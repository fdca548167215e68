import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { placesQuery, planQuery } from '@/features/visit/queries'

/** So many places are taken along, the longest overdue first. */
const MOST = 15

/** Brings what is asked and known at the next places onto the device while there is a network. */
export function useTakePlans(visits: boolean) {
  const queries = useQueryClient()
  const { data: places } = useQuery({ ...placesQuery, enabled: visits })
  useEffect(() => {
    if (!places || !navigator.onLine) return
    let left = false
    const take = async () => {
      for (const { place } of places.slice(0, MOST)) {
        if (left || !navigator.onLine) return
        await queries.fetchQuery(planQuery(place.id)).catch(() => undefined)
      }
    }
    void take()
    return () => {
      left = true
    }
  }, [queries, places])
}
