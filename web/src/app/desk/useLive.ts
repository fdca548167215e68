import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { openStream, type News } from '@/api/stream'
import { caseQuery, patchQueues } from '@/features/cases/queries'

const SETTLE_MS = 400

/**
 * What happens elsewhere while somebody reads. Rows that are shown are brought up to date in place; everything else
 * is only counted and offered, so that nothing moves under the reader's eyes.
 */
export function useLive(open: string | undefined) {
  const queries = useQueryClient()
  const [connected, setConnected] = useState(true)
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set())
  const [news, setNews] = useState<string>()

  useEffect(() => {
    const waiting = new Set<string>()
    let timer: ReturnType<typeof setTimeout> | undefined

    const settle = async () => {
      timer = undefined
      const ids = [...waiting]
      waiting.clear()
      for (const id of ids) {
        const held = queries.getQueryData(caseQuery(id).queryKey)
        // Asked past the cache: the open case must not change before its reader wants it to.
        const fresh = await queries
          .fetchQuery({ ...caseQuery(id), queryKey: ['cases', 'look', id], staleTime: 0, gcTime: 0 })
          .catch(() => undefined)
        if (!fresh) continue
        patchQueues(queries, fresh)
        if (held && held.version >= fresh.version) continue
        if (id === open) setNews(id)
        else queries.removeQueries({ queryKey: caseQuery(id).queryKey })
        setChanged(old => new Set(old).add(id))
      }
    }

    const onNews = ({ object }: News) => {
      waiting.add(object)
      timer ??= setTimeout(() => void settle(), SETTLE_MS)
    }
    const onReset = () => setChanged(old => new Set(old).add('reset'))
    const close = openStream({ onNews, onReset, onConnected: setConnected })
    return () => {
      clearTimeout(timer)
      close()
    }
  }, [queries, open])

  return {
    connected,
    /** Cases that changed since the queue was last fetched. */
    changed: changed.size,
    seen: useCallback(() => setChanged(new Set()), []),
    /** The open case has a newer version. */
    news: news !== undefined && news === open,
    newsSeen: useCallback(() => setNews(undefined), []),
  }
}
