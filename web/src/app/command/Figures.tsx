import { useQuery } from '@tanstack/react-query'
import type { Figure } from '@/api/types'
import { figuresQuery } from '@/features/analytics/queries'
import { useWords } from '@/i18n'
import { Loading } from '@/ui/Empty'
import css from './command.module.css'
import { Panel } from './Panel'
import { thisMonth } from './periods'

const EVERY_MS = 60_000

/** The indicators of the pack for the place and the unit that are looked at, each with its formula and its sums. */
export function Figures({ area, unit, today }: { area?: string; unit?: string; today: string }) {
  const { t, say } = useWords()
  const { data } = useQuery({ ...figuresQuery({ area, unit, ...thisMonth(today) }), refetchInterval: EVERY_MS })
  return (
    <Panel title={t('command.figures')} aside={<small>{t('command.thisMonth')}</small>}>
      {!data ? (
        <Loading />
      ) : (
        <ul className={css.figures}>
          {data.items.map(figure => (
            <li key={figure.key}>
              <details>
                <summary>
                  <span>{say(figure.name)}</span>
                  <strong>
                    <Value figure={figure} />
                  </strong>
                </summary>
                <Formula figure={figure} />
              </details>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

export function useFigureWords() {
  const { t, lang } = useWords()
  const number = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 })
  return (measure: Figure['measure'], value: number | undefined) =>
    value === undefined
      ? t('chart.none')
      : measure === 'percent'
        ? t('command.percent', { value: number.format(value) })
        : number.format(value)
}

function Value({ figure: { measure, value } }: { figure: Figure }) {
  return <>{useFigureWords()(measure, value)}</>
}

function Formula({ figure: { formula, numerator, denominator } }: { figure: Figure }) {
  const { t, lang } = useWords()
  const number = new Intl.NumberFormat(lang, { maximumFractionDigits: 2 })
  return (
    <div className={css.formula}>
      <code>{formula}</code>
      {numerator !== undefined && (
        <p>
          {denominator === undefined
            ? t('command.sum', { sum: number.format(numerator) })
            : t('command.sums', { over: number.format(numerator), under: number.format(denominator) })}
        </p>
      )}
    </div>
  )
}
