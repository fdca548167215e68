import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { caseQuery, eventsQuery } from '@/features/cases/queries'
import { useMeta } from '@/features/pack/meta'
import { useWords } from '@/i18n'
import { dayIn } from '@/i18n/days'
import { Loading } from '@/ui/Empty'
import { ProblemNotice } from '@/ui/Notice'
import { useNow } from '@/ui/now'
import { Staff } from '../../Staff'
import { filterOf } from '../search'
import { CaseSheet } from './CaseSheet'
import { ListSheet } from './ListSheet'
import { Paper } from './Paper'

/** One case on paper. */
export function PrintCase() {
  const { id } = useParams({ from: '/desk/print/$id' })
  return <Staff>{account => <One id={id} by={account.display} />}</Staff>
}

function One({ id, by }: { id: string; by: string }) {
  const { t } = useWords()
  const found = useQuery(caseQuery(id))
  const events = useQuery(eventsQuery(id))
  const error = found.error ?? events.error
  if (error) return <ProblemNotice error={error} />
  if (!found.data || !events.data) return <Loading rows={8} />
  return (
    <Paper title={t('print.case', { number: found.data.number })} by={by}>
      <CaseSheet about={found.data} events={events.data} />
    </Paper>
  )
}

/** The queue on paper, filtered as on the screen. */
export function PrintList() {
  return <Staff>{account => <List by={account.display} />}</Staff>
}

function List({ by }: { by: string }) {
  const { t, say } = useWords()
  const { meta } = useMeta()
  const search = useSearch({ from: '/desk/print' })
  const now = useNow()
  const zone = meta?.time_zone
  const filter = useMemo(() => zone && filterOf(search, dayIn(now, zone)), [search, now, zone])
  if (!filter) return <Loading rows={8} />
  return (
    <Paper title={t('print.list', { district: say(meta?.name) })} by={by}>
      <ListSheet filter={filter} />
    </Paper>
  )
}
