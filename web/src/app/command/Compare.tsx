import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import type { Compared, Interval } from '@/api/types'
import { comparisonQuery } from '@/features/analytics/queries'
import { useWords } from '@/i18n'
import { dayWords } from '@/i18n/days'
import { Loading } from '@/ui/Empty'
import { ProblemNotice } from '@/ui/Notice'
import css from './command.module.css'
import { useFigureWords } from './Figures'
import { Panel } from './Panel'
import { compared, type Days } from './periods'
import { PERIODS, type CommandSearch, type Period } from './search'

interface Props {
  area?: string
  unit?: string
  today: string
  search: CommandSearch
  onChange: (by: Partial<CommandSearch>) => void
}

/** Two periods side by side, each figure with its interval. Nothing is ranked; a change is named where chance does not explain it. */
export function Compare({ area, unit, today, search, onChange }: Props) {
  const { t, lang } = useWords()
  const period = search.period ?? 'month'
  const { before, now } = compared(period, today)
  const query = useQuery(comparisonQuery({ area, unit, ...now, before_from: before.from, before_to: before.to }))
  const days = ({ from, to }: Days) => {
    const parts: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'short', day: 'numeric' }
    return t('command.days', { from: dayWords(from, lang, parts), to: dayWords(to, lang, parts) })
  }
  return (
    <Panel
      title={t('command.compare')}
      grow
      lead={t('command.compareLead')}
      aside={
        <Segmented<Period>
          aria-label={t('command.period')}
          value={period}
          onChange={one => onChange({ period: one === 'month' ? undefined : one })}
          options={PERIODS.map(value => ({ value, label: t(`command.period_${value}`) }))}
        />
      }
    >
      {query.isError ? (
        <ProblemNotice error={query.error} retry={() => void query.refetch()} />
      ) : !query.data ? (
        <Loading rows={8} />
      ) : (
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('command.figure')}</th>
              <th scope="col">{days(before)}</th>
              <th scope="col">{days(now)}</th>
              <th scope="col">{t('command.change')}</th>
              <th scope="col">{t('command.verdict')}</th>
            </tr>
          </thead>
          <tbody>
            {query.data.items.map(item => (
              <Row key={item.key} item={item} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

function Row({ item }: { item: Compared }) {
  const { t, say, lang } = useWords()
  const value = useFigureWords()
  const number = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 })
  const ratio = new Intl.NumberFormat(lang, { maximumFractionDigits: 2 })
  const between = (interval: Interval | undefined, format: Intl.NumberFormat) =>
    interval && (
      <small className={css.interval}>
        {t('command.interval', { low: format.format(interval.low), high: format.format(interval.high) })}
      </small>
    )
  const { change } = item
  return (
    <tr data-beyond={change?.beyond_chance || undefined}>
      <th scope="row" title={item.formula}>
        {say(item.name)}
        <small className={css.how}>{say(item.how)}</small>
      </th>
      {[item.before, item.now].map((measured, n) => (
        <td key={n}>
          {value(item.measure, measured.value)}
          {between(measured.interval, number)}
        </td>
      ))}
      <td>
        {change &&
          (change.kind === 'ratio'
            ? t('command.ratio', { times: ratio.format(change.value) })
            : t('command.points', { points: number.format(change.value) }))}
        {between(change?.interval, change?.kind === 'ratio' ? ratio : number)}
      </td>
      <td className={css.words}>
        {!change ? t('chart.none') : t(change.beyond_chance ? 'command.beyond' : 'command.byChance')}
      </td>
    </tr>
  )
}
