import { useMemo, useState } from 'react'
import type { CaseSummary } from '@/api/types'
import { useStreetShapes } from '@/features/area/queries'
import { useMeta } from '@/features/pack/meta'
import { useWords } from '@/i18n'
import { Chart, type Series } from '@/ui/chart/Chart'
import { MapList } from '@/ui/map/MapList'
import { SchemaForm } from '@/ui/schema/SchemaForm'
import { DataTable, type Column } from '@/ui/table/DataTable'
import { StateTag, UrgencyTag } from '@/ui/Tags'
import { When } from '@/ui/When'
import form from './locales/form.json'
import { samples, type Sample } from './samples'
import { Section } from './Section'
import css from './styleguide.module.css'

const ROWS = 100_000
const MONTHS = Array.from({ length: 12 }, (_, month) => month)

/** The large parts: table, chart, map with its list, form. */
export function Data() {
  const { t, lang } = useWords()
  const { meta, list, step } = useMeta()
  const shapes = useStreetShapes()
  const [sent, setSent] = useState<unknown>()
  const [states, urgencies] = [list('states'), list('urgencies')]
  const rows = useMemo(
    () =>
      samples(
        ROWS,
        urgencies.map(({ key }) => key),
        states.map(({ key }) => key),
      ),
    [states, urgencies],
  )
  const columns = useMemo<Column<Sample>[]>(
    () => [
      {
        key: 'number',
        title: t('guide.number'),
        width: '8rem',
        renderCell: row => row.number,
        compare: (a, b) => a.at - b.at,
      },
      {
        key: 'urgency',
        title: t('filter.urgency'),
        width: '7rem',
        renderCell: row => <UrgencyTag urgency={row.urgency} />,
        compare: (a, b) => step(a.urgency) - step(b.urgency),
      },
      {
        key: 'state',
        title: t('filter.state'),
        width: 'minmax(9rem, 1fr)',
        renderCell: row => <StateTag state={row.state} />,
      },
      { key: 'created', title: t('case.created'), width: '9rem', renderCell: row => <When at={row.created} /> },
      {
        key: 'hours',
        title: t('guide.hours'),
        width: '7rem',
        figure: true,
        renderCell: row => row.hours,
        compare: (a, b) => a.hours - b.hours,
      },
    ],
    // oxlint-disable-next-line react/exhaustive-deps -- `step` follows from the urgencies
    [t, urgencies],
  )
  const month = new Intl.DateTimeFormat(lang, { month: 'short' })
  const labels = MONTHS.map(at => month.format(new Date(2026, at, 15)))
  const series: Series[] = [
    { name: t('desk.title'), kind: 'bar', values: MONTHS.map(at => 120 + ((at * 37) % 90)) },
    { name: t('resident.report'), kind: 'line', values: MONTHS.map(at => (at === 6 ? null : 90 + ((at * 53) % 110))) },
  ]
  const shown = (shapes?.features ?? []).map(({ properties }) => ({
    name: String((lang === 'en' ? properties?.name_en : undefined) ?? properties?.name_zh ?? ''),
  }))
  return (
    <>
      <Section title={t('guide.table')} about={t('guide.tableAbout')}>
        <div className={css.tall}>
          <DataTable
            label={t('guide.table')}
            rows={rows}
            columns={columns}
            rowKey={row => row.number}
            empty={t('desk.empty')}
          />
        </div>
      </Section>
      <Section title={t('guide.chart')} about={t('guide.chartAbout')}>
        <Chart title={t('guide.chartSample')} labels={labels} series={series} />
      </Section>
      <Section title={t('guide.map')} about={t('guide.mapAbout')}>
        <MapList label={t('guide.map')} areas={shapes} bounds={meta?.bounds} cases={NO_CASES} step={step}>
          <ul className={css.list}>
            {shown.map(({ name }) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </MapList>
      </Section>
      <Section title={t('guide.form')} about={t('guide.formAbout')}>
        <SchemaForm schema={form} onSubmit={setSent} />
        {sent !== undefined && <pre className={css.sent}>{JSON.stringify(sent, null, 2)}</pre>}
      </Section>
    </>
  )
}

const NO_CASES: CaseSummary[] = []
