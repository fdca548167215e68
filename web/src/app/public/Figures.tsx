import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { PublicAbout, PublicFigures } from '@/api/types'
import { cellsQuery, figuresQuery } from '@/features/publication/queries'
import { useWords } from '@/i18n'
import { Chart } from '@/ui/chart/Chart'
import { Loading } from '@/ui/Empty'
import { Field } from '@/ui/Field'
import { ProblemNotice } from '@/ui/Notice'
import { monthName } from './months'
import css from './public.module.css'

const REPORTS = 'reports'

/** The indicators of one area, with what each of them means, and how one of them went. */
export function Figures({ about }: { about: PublicAbout }) {
  const { t, say } = useWords()
  const navigate = useNavigate({ from: '/public' })
  const { area = about.area, indicator = REPORTS } = useSearch({ from: '/resident/public' })
  const figures = useQuery(figuresQuery(area))
  const areas = useAreas(about)
  const choose = (search: object) =>
    void navigate({ search: old => ({ ...old, ...search }), replace: true, resetScroll: false })

  return (
    <section className={css.card} aria-labelledby="figures">
      <h2 id="figures">{t('public.figures')}</h2>
      <div className={css.choices}>
        <Field label={t('public.area')}>
          {given => (
            <select {...given} value={area} onChange={event => choose({ area: event.target.value })}>
              {areas.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('public.which')}>
          {given => (
            <select {...given} value={indicator} onChange={event => choose({ indicator: event.target.value })}>
              <option value={REPORTS}>{t('public.reportsMonthly')}</option>
              {figures.data?.indicators.map(({ key, name }) => (
                <option key={key} value={key}>
                  {say(name)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      {figures.error && <ProblemNotice error={figures.error} retry={() => void figures.refetch()} />}
      {figures.isPending && <Loading rows={6} />}
      {figures.data && (
        <>
          <Trend figures={figures.data} months={about.months} of={indicator} />
          <Meanings figures={figures.data} month={about.months.at(-1) ?? ''} />
        </>
      )}
    </section>
  )
}

/** The areas of which something is published in the newest month. */
function useAreas(about: PublicAbout) {
  const { say, lang } = useWords()
  const month = about.months.at(-1)
  const { area } = useSearch({ from: '/resident/public' })
  const { data: streets = [] } = useQuery(cellsQuery(month, 'street'))
  const { data: communities = [] } = useQuery(cellsQuery(month, 'community'))
  const { data: chosen } = useQuery(figuresQuery(area))
  const found = [...streets, ...communities].map(({ properties }) => ({
    code: properties.code,
    name: (lang === 'en' && properties.name_en) || properties.name_zh,
  }))
  const all = [{ code: about.area, name: say(about.name) }, ...found]
  // An area from an older month is there as long as it is chosen.
  if (chosen && !all.some(({ code }) => code === chosen.area)) all.push({ code: chosen.area, name: say(chosen.name) })
  return all
}

function Trend({ figures, months, of }: { figures: PublicFigures; months: readonly string[]; of: string }) {
  const { t, say, lang } = useWords()
  const row = figures.indicators.find(({ key }) => key === of)
  const points: readonly { month: string; value: number }[] = row?.points ?? figures.reports
  const values = months.map(month => points.find(point => point.month === month)?.value ?? null)
  const name = row ? say(row.name) : t('public.reportsMonthly')
  const measure = row
    ? row.measure === 'percent'
      ? t('public.unitPercent')
      : t('public.unitTimes')
    : t('public.unitReports')
  return (
    <Chart
      title={`${say(figures.name)} · ${name}`}
      unit={measure}
      labels={months.map(month => monthName(month, lang))}
      series={[{ name, kind: row ? 'line' : 'bar', values }]}
    />
  )
}

function Meanings({ figures, month }: { figures: PublicFigures; month: string }) {
  const { t, say, lang } = useWords()
  const number = new Intl.NumberFormat(lang)
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <caption className="visually-hidden">{t('public.figures')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('public.indicator')}</th>
            <th scope="col">{t('public.latest')}</th>
            <th scope="col">{t('public.meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {figures.indicators.map(({ key, name, measure, meaning, formula, points }) => {
            const latest = points.find(point => point.month === month)
            const value = number.format(latest?.value ?? 0)
            return (
              <tr key={key}>
                <th scope="row">{say(name)}</th>
                <td>
                  {latest ? (
                    <>
                      <strong>{measure === 'percent' ? t('public.percent', { value }) : value}</strong>
                      <small>{t('public.basis', { count: latest.base })}</small>
                    </>
                  ) : (
                    <small>{t('public.hidden')}</small>
                  )}
                </td>
                <td>
                  {say(meaning)}
                  <small>{t('public.formula', { formula })}</small>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
