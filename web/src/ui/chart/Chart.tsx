import { lazy, Suspense } from 'react'
import { useWords } from '@/i18n'
import { Loading } from '../Empty'
import css from './chart.module.css'

/** Only who sees a chart loads what draws it. */
const Drawing = lazy(() => import('./Drawing'))

export interface Series {
  name: string
  kind: 'bar' | 'line'
  /** One for each label; `null` where nothing was measured. */
  values: readonly (number | null)[]
}

export interface ChartProps {
  title: string
  /** What the values count. */
  unit?: string
  labels: readonly string[]
  series: readonly Series[]
}

/** A chart, and under it the same figures as a table. */
export function Chart(props: ChartProps) {
  const { title, unit, labels, series } = props
  const { t, lang } = useWords()
  const number = new Intl.NumberFormat(lang)
  return (
    <figure className={css.chart}>
      <figcaption>
        <strong>{title}</strong> {unit && <span className={css.unit}>{unit}</span>}
      </figcaption>
      <div className={css.canvas} role="img" aria-label={title}>
        <Suspense fallback={<Loading />}>
          <Drawing {...props} />
        </Suspense>
      </div>
      <details>
        <summary>{t('chart.figures')}</summary>
        <div className={css.scroll}>
          <table>
            <thead>
              <tr>
                <th scope="col">
                  <span className="visually-hidden">{title}</span>
                </th>
                {series.map(({ name }) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {labels.map((label, at) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  {series.map(({ name, values }) => (
                    <td key={name}>{typeof values[at] === 'number' ? number.format(values[at]) : t('chart.none')}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  )
}
