import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { CaseSummary } from '@/api/types'

/** Those between two of a list, both included; only the second where the first is gone. Pure. */
export function stretch(ids: readonly string[], from: string | undefined, to: string): readonly string[] {
  const [start, end] = [from === undefined ? -1 : ids.indexOf(from), ids.indexOf(to)]
  return start < 0 || end < 0 ? [to] : ids.slice(Math.min(start, end), Math.max(start, end) + 1)
}

/** The cases that are picked to be acted on together. What leaves the queue is no longer picked. */
export function usePicks(cases: readonly CaseSummary[]) {
  const [wanted, setWanted] = useState<ReadonlySet<string>>(new Set())
  const last = useRef<string>(undefined)
  const known = useRef(cases)
  useEffect(() => {
    known.current = cases
  }, [cases])

  const picked = useMemo(() => cases.filter(({ id }) => wanted.has(id)), [cases, wanted])
  const ids = useMemo(() => new Set(picked.map(({ id }) => id)), [picked])

  const toggle = useCallback((id: string, far = false) => {
    const also = far
      ? stretch(
          known.current.map(one => one.id),
          last.current,
          id,
        )
      : []
    setWanted(old => {
      const next = new Set(old)
      if (far) for (const one of also) next.add(one)
      else if (!next.delete(id)) next.add(id)
      return next
    })
    last.current = id
  }, [])

  return {
    cases: picked,
    ids,
    toggle,
    pickAll: () => setWanted(new Set(cases.map(({ id }) => id))),
    drop: (gone: string) => setWanted(old => new Set([...old].filter(id => id !== gone))),
    clear: () => setWanted(new Set()),
  }
}

export type Picks = ReturnType<typeof usePicks>
