import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Checkbox, Segmented } from 'antd'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import type { Account } from '@/api/types'
import { AreaSelect } from '@/features/area/AreaSelect'
import { dueQuery, lateQuery } from '@/features/cases/queries'
import { useMeta } from '@/features/pack/meta'
import { workdaysQuery } from '@/features/pack/workdays'
import { useWords } from '@/i18n'
import { dayIn, dayWords } from '@/i18n/days'
import { Chart } from '@/ui/chart/Chart'
import { Loading } from '@/ui/Empty'
import { Notice, ProblemNotice } from '@/ui/Notice'
import { useNow } from '@/ui/now'
import { usePage } from '@/ui/page'
import desk from '../desk.module.css'
import { TopBar } from '../TopBar'
import css from './calendar.module.css'
import { DayGrid } from './DayGrid'
import { DueList } from './DueList'
import { byDueDay, shownDays, turned, type CalendarSearch } from './plan'

/** Week or month on the left, the cases of the chosen day beside it. The address holds what is shown. */
export function CalendarFrame({ account }: { account: Account }) {
  const { t, say, lang } = useWords()
  const heading = usePage(t('calendar.title'))
  const { meta } = useMeta()
  const now = useNow()
  const search = useSearch({ from: '/desk/calendar' })
  const navigate = useNavigate({ from: '/desk/calendar' })
  const go = useCallback(
    (by: Partial<CalendarSearch>) => void navigate({ search: old => ({ ...old, ...by }), replace: true }),
    [navigate],
  )
  const zone = meta?.time_zone ?? 'UTC'
  const today = dayIn(now, zone)
  const { span = 'week', day = today, mine, area } = search
  const days = useMemo(() => shownDays(span, day), [span, day])
  const [first, last] = [days[0] ?? day, days.at(-1) ?? day]
  const due = useQuery({ ...dueQuery({ state: 'open', mine, area }, first, last), enabled: meta !== undefined })
  const { data: late } = useQuery(lateQuery({ state: 'open', mine, area }))
  const { data: marks } = useQuery(workdaysQuery(first, last))
  const plan = useMemo(() => byDueDay(due.data?.items ?? [], zone), [due.data, zone])
  const parts = span === 'week' ? { month: 'long', day: 'numeric' } : { year: 'numeric', month: 'long' }
  const title = dayWords(span === 'week' ? (days[0] ?? day) : day, lang, parts as Intl.DateTimeFormatOptions)

  return (
    <div className={desk.desk}>
      <a className="skip" href="#plan">
        {t('calendar.skip')}
      </a>
      <TopBar account={account} district={say(meta?.name)} />
      <main className={css.page} id="plan" tabIndex={-1}>
        <section className={css.plan} aria-label={t('calendar.title')}>
          <header className={css.head}>
            <h1 {...heading}>{t('calendar.title')}</h1>
            <Segmented
              aria-label={t('calendar.span')}
              value={span}
              onChange={next => go({ span: next === 'month' ? 'month' : undefined })}
              options={[
                { value: 'week', label: t('calendar.week') },
                { value: 'month', label: t('calendar.month') },
              ]}
            />
            <Button
              icon={<ChevronLeft aria-hidden size={18} />}
              aria-label={t('calendar.back')}
              onClick={() => go({ day: turned(span, day, -1) })}
            />
            <Button
              icon={<ChevronRight aria-hidden size={18} />}
              aria-label={t('calendar.on')}
              onClick={() => go({ day: turned(span, day, 1) })}
            />
            <Button onClick={() => go({ day: undefined })}>{t('calendar.today')}</Button>
            <strong aria-live="polite">{t(span === 'week' ? 'calendar.weekOf' : 'calendar.monthOf', { title })}</strong>
            <span className={desk.grow} />
            <Checkbox checked={mine ?? false} onChange={event => go({ mine: event.target.checked || undefined })}>
              {t('view.mine')}
            </Checkbox>
            <div className={css.area}>
              <AreaSelect
                aria-label={t('filter.area')}
                placeholder={t('filter.area')}
                value={area}
                onChange={next => go({ area: next })}
              />
            </div>
          </header>
          {due.isError ? (
            <ProblemNotice error={due.error} retry={() => void due.refetch()} />
          ) : !due.data ? (
            <Loading rows={8} />
          ) : (
            <>
              {due.data.cut && <Notice tone="warn">{t('calendar.cut', { count: due.data.items.length })}</Notice>}
              {late && late.count > 0 && (
                <Notice tone="warn">
                  {t(late.more ? 'calendar.lateMore' : 'calendar.late', { count: late.count })}{' '}
                  <Link to="/desk" search={{ overdue: true, mine, area }}>
                    {t('calendar.showLate')}
                  </Link>
                </Notice>
              )}
              <DayGrid
                span={span}
                days={days}
                chosen={day}
                today={today}
                plan={plan}
                marks={marks}
                onChoose={next => go({ day: next })}
              />
              {span === 'month' && (
                <Chart
                  title={t('calendar.load')}
                  labels={days.map(one => dayWords(one, lang, { month: 'numeric', day: 'numeric' }))}
                  series={[
                    {
                      name: t('calendar.due'),
                      kind: 'bar',
                      values: days.map(one => plan.get(one)?.length ?? 0),
                    },
                  ]}
                />
              )}
            </>
          )}
        </section>
        <DueList day={day} cases={plan.get(day) ?? []} zone={zone} />
      </main>
    </div>
  )
}
