import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { SituationMap } from '@/api/types'
import { openStream } from '@/api/stream'
import { fetchMap, type Sight } from '@/features/situation/queries'
import { take, type Points } from './points'

/** How long news are gathered before the map is brought up to date. */
const SETTLE_MS = 2_000
/** Cases become late without any news: everything is looked at again so often. */
const WHOLE_MS = 120_000
/** More changed cases than these are not asked for one by one. */
const FEW = 100
/** The counts beside the map are asked for no more often than this. */
const COUNTS_MS = 6_000

export interface LivePoints {
  points: Points
  cells: SituationMap['cells']
  /** Grows with every change of `points`, which is changed in place. */
  version: number
  connected: boolean
  failed: boolean
}

/**
 * The open cases of a place as they stand, kept up to date by the live stream. One map is filled in place, news are kept
 * as ids and no longer than a few seconds: the screen may run for days.
 */
export function useLivePoints({ area, drill }: Sight): LivePoints {
  const queries = useQueryClient()
  const [points] = useState<Points>(() => new Map())
  const [{ version, cells }, setShown] = useState<{ version: number; cells: SituationMap['cells'] }>({
    version: 0,
    cells: [],
  })
  const [connected, setConnected] = useState(true)
  const [failed, setFailed] = useState(false)

  useEffect(() => {
    const sight: Sight = { area, drill }
    const changed = new Set<string>()
    let gone = false
    let whole = true
    let settling: ReturnType<typeof setTimeout> | undefined
    let counting: ReturnType<typeof setTimeout> | undefined

    const settle = async () => {
      const ids = [...changed]
      const all = whole
      changed.clear()
      whole = false
      try {
        const found = await fetchMap(sight, all ? undefined : ids.join(','))
        if (gone) return
        if (all) points.clear()
        else for (const id of ids) points.delete(id)
        take(points, found.points)
        setShown(old => ({ version: old.version + 1, cells: all ? found.cells : old.cells }))
        setFailed(false)
      } catch {
        if (gone) return
        whole = true
        setFailed(true)
      }
      settling = undefined
      if (changed.size > 0 || whole) soon()
    }
    const soon = () => (settling ??= setTimeout(() => void settle(), SETTLE_MS))
    const count = () =>
      (counting ??= setTimeout(() => {
        counting = undefined
        void queries.invalidateQueries({ queryKey: ['situation'], predicate: ({ queryKey }) => queryKey[1] !== 'day' })
      }, COUNTS_MS))
    const lookAtAll = () => {
      whole = true
      changed.clear()
      soon()
      count()
    }

    points.clear()
    settling = setTimeout(() => void settle(), 0)
    const again = setInterval(lookAtAll, WHOLE_MS)
    const close = openStream({
      onNews: ({ object }) => {
        if (!whole) changed.add(object)
        if (changed.size > FEW) {
          whole = true
          changed.clear()
        }
        soon()
        count()
      },
      onReset: lookAtAll,
      onConnected: setConnected,
    })
    return () => {
      gone = true
      clearTimeout(settling)
      clearTimeout(counting)
      clearInterval(again)
      close()
    }
  }, [queries, points, area, drill])

  return { points, cells, version, connected, failed }
}
