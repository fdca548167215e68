import { AlarmClock } from 'lucide-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import type { CaseSummary } from '@/api/types'
import { useMeta } from '@/features/pack/meta'
import type { Workday } from '@/features/pack/workdays'
import { useWords } from '@/i18n'
import { dayWords, monthOf, weekday } from '@/i18n/days'
import { UrgencyMark } from '@/ui/Tags'
import css from './calendar.module.css'
import { moved, weeks, type Span } from './plan'

interface Props {
  span: Span
  days: readonly string[]
  chosen: string
  today: string
  plan: ReadonlyMap<string, readonly CaseSummary[]>
  /** Which days are worked; until that is known, the week tells. */
  marks?: ReadonlyMap<string, Workday>
  onChoose: (day: string) => void
}

/** How many titles fit into a cell; the list beside has all of them. */
const ROOM: Record<Span, number> = { week: 10, month: 2 }

/** Days as a grid (WAI-ARIA): one of them takes the focus, arrow keys walk, and the day in focus is the chosen one. */
export function DayGrid({ span, days, chosen, today, plan, marks, onChoose }: Props) {
  const { t, say, lang } = useWords()
  const { step } = useMeta()
  const grid = useRef<HTMLDivElement>(null)
  const walked = useRef(false)

  useEffect(() => {
    if (!walked.current) return
    walked.current = false
    grid.current?.querySelector<HTMLElement>(`[data-day="${chosen}"]`)?.focus()
  }, [chosen, days])

  const onKeyDown = (event: KeyboardEvent) => {
    const next = moved(span, chosen, event.key)
    if (!next || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    walked.current = true
    onChoose(next)
  }

  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its cells take the focus
    <div
      ref={grid}
      className={css.grid}
      role="grid"
      aria-label={t('calendar.grid')}
      data-span={span}
      onKeyDown={onKeyDown}
    >
      <div role="row" className={css.row}>
        {days.slice(0, 7).map(day => (
          <span key={day} role="columnheader" className={css.weekday}>
            {dayWords(day, lang, { weekday: 'short' })}
          </span>
        ))}
      </div>
      {weeks(days).map(week => (
        <div key={week[0]} role="row" className={css.row}>
          {week.map(day => {
            const cases = plan.get(day) ?? []
            const unusual = cases.filter(({ urgency }) => step(urgency) < 2).length
            const mark = marks?.get(day)
            const named = mark?.name && say(mark.name)
            const date = dayWords(day, lang, { weekday: 'long', month: 'long', day: 'numeric' })
            const long = named ? t('calendar.dayNamed', { day: date, name: named }) : date
            return (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid has the keys
              <div
                key={day}
                role="gridcell"
                className={css.day}
                data-day={day}
                data-off={mark ? !mark.worked : weekday(day) > 5}
                data-other={span === 'month' && monthOf(day) !== monthOf(chosen)}
                tabIndex={day === chosen ? 0 : -1}
                aria-selected={day === chosen}
                aria-current={day === today ? 'date' : undefined}
                aria-label={t(unusual > 0 ? 'calendar.dayUnusual' : 'calendar.day', {
                  day: long,
                  count: cases.length,
                  unusual,
                })}
                onClick={() => onChoose(day)}
              >
                <span className={css.number}>
                  {dayWords(day, lang, { day: 'numeric' })}
                  {mark?.kind && (
                    <em data-kind={mark.kind} title={named}>
                      {t(mark.kind === 'holiday' ? 'calendar.off' : 'calendar.worked')}
                      <span className={css.name}> {named}</span>
                    </em>
                  )}
                  {cases.length > 0 && <b>{cases.length}</b>}
                </span>
                {cases.slice(0, ROOM[span]).map(({ id, title, urgency, overdue }) => (
                  <span key={id} className={css.title} data-late={overdue}>
                    {overdue ? <AlarmClock aria-hidden size={12} /> : <UrgencyMark urgency={urgency} />} {title}
                  </span>
                ))}
                {cases.length > ROOM[span] && (
                  <span className={css.more}>{t('calendar.more', { count: cases.length - ROOM[span] })}</span>
                )}
              </div>
            )
          })}
        </div>
      ))}
    </div>
  )
}
