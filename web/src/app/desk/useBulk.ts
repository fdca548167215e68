import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { session } from '@/api/client'
import type { Action, CaseSummary } from '@/api/types'
import { Keys, runBulk, worthAgain, type Line } from '@/features/cases/bulk'
import type { Values } from '@/features/cases/form'
import { act, caseQuery, eventsQuery, patchQueues } from '@/features/cases/queries'

interface Run {
  action: Action
  fields: Values
  lines: readonly Line[]
  busy: boolean
}

/** Does one act to several cases and keeps a line for each. */
export function useBulk(onDone: (id: string) => void) {
  const queries = useQueryClient()
  const [run, setRun] = useState<Run>()
  const keys = useRef(new Keys())
  const stop = useRef<AbortController>(undefined)

  const tell = (line: Line) => {
    const { about, outcome } = line
    if (outcome.state === 'done') {
      queries.setQueryData(caseQuery(about.id).queryKey, outcome.fresh)
      void queries.invalidateQueries({ queryKey: eventsQuery(about.id).queryKey })
      patchQueues(queries, outcome.fresh)
      onDone(about.id)
    }
    setRun(old => old && { ...old, lines: old.lines.map(one => (one.about.id === about.id ? line : one)) })
  }

  const go = async (action: Action, fields: Values, lines: readonly Line[]) => {
    stop.current = new AbortController()
    const how = { send: act(session), keys: keys.current, tell, stop: stop.current.signal }
    await runBulk(lines, { action: action.action, fields }, how)
    setRun(old => old && { ...old, busy: false })
  }

  return {
    run,
    start: (action: Action, fields: Values, cases: readonly CaseSummary[]) => {
      keys.current = new Keys()
      const lines = cases.map(({ id, version, number, title }): Line => ({
        about: { id, version, number, title },
        outcome: { state: 'waiting' },
      }))
      setRun({ action, fields, lines, busy: true })
      void go(action, fields, lines)
    },
    again: () => {
      if (!run) return
      setRun({ ...run, busy: true })
      void go(run.action, run.fields, worthAgain(run.lines))
    },
    stop: () => stop.current?.abort(),
    close: () => setRun(undefined),
  }
}
