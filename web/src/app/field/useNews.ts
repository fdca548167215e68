import { useCallback, useEffect, useState } from 'react'
import { openStream } from '@/api/stream'
import { onArrived } from '@/features/outbox/outbox'

/** What happened elsewhere since the list was fetched: counted and offered, so that nothing moves under the finger. */
export function useNews() {
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    const mine = new Set<string>()
    const add = (id: string) => setChanged(old => (mine.has(id) ? old : new Set(old).add(id)))
    const close = openStream({
      onNews: ({ object }) => add(object),
      onReset: () => add('reset'),
      onConnected: () => undefined,
    })
    const stop = onArrived(({ id }) => {
      // What I sent comes back as news.
      mine.add(id)
      setTimeout(() => mine.delete(id), 5_000)
    })
    return () => {
      close()
      stop()
    }
  }, [])
  return { count: changed.size, seen: useCallback(() => setChanged(new Set()), []) }
}
