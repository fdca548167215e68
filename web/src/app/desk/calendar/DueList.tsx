import { useNavigate } from '@tanstack/react-router'
import { AlarmClock } from 'lucide-react'
import { useMemo } from 'react'
import type { CaseSummary } from '@/api/types'
import { useMeta } from '@/features/pack/meta'
import { useWords } from '@/i18n'
import { dayWords, timeIn } from '@/i18n/days'
import { DataTable, type Column } from '@/ui/table/DataTable'
import { StateTag, UrgencyTag } from '@/ui/Tags'
import css from './calendar.module.css'

interface Props {
  day: string
  cases: readonly CaseSummary[]
  zone: string
}

/** The cases that fall due on the chosen day: the list beside the calendar. */
export function DueList({ day, cases, zone }: Props) {
  const { t, lang } = useWords()
  const { step } = useMeta()
  const navigate = useNavigate()
  const columns = useMemo<Column<CaseSummary>[]>(
    () => [
      {
        key: 'at',
        title: t('calendar.at'),
        width: '4.5rem',
        renderCell: ({ due_at, overdue }) =>
          due_at && (
            <time dateTime={due_at} data-late={overdue} className={css.at}>
              {overdue && <AlarmClock aria-label={t('view.overdue')} size={14} />} {timeIn(new Date(due_at), zone)}
            </time>
          ),
        compare: (a, b) => ((a.due_at ?? '') < (b.due_at ?? '') ? -1 : 1),
      },
      { key: 'title', title: t('calendar.case'), width: 'minmax(7rem, 1fr)', renderCell: ({ title }) => title },
      {
        key: 'urgency',
        title: t('filter.urgency'),
        width: '5rem',
        renderCell: ({ urgency }) => <UrgencyTag urgency={urgency} />,
        compare: (a, b) => step(a.urgency) - step(b.urgency),
      },
      {
        key: 'state',
        title: t('filter.state'),
        width: 'minmax(8.5rem, 0.7fr)',
        renderCell: ({ state }) => <StateTag state={state} />,
      },
    ],
    // oxlint-disable-next-line react/exhaustive-deps -- `step` follows from the words of the district
    [t, zone],
  )
  const title = t('calendar.dueOn', {
    day: dayWords(day, lang, { weekday: 'long', month: 'long', day: 'numeric' }),
  })
  return (
    <section className={css.list} aria-labelledby="due-list">
      <h2 id="due-list" aria-live="polite">
        {title}
      </h2>
      <DataTable
        label={title}
        rows={cases}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void navigate({ to: '/desk', search: { case: id, due: undefined } })}
        empty={t('calendar.nothing')}
      />
    </section>
  )
}
