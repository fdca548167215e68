import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { PublicAbout } from '@/api/types'
import { useStreetShapes } from '@/features/area/queries'
import { useMeta } from '@/features/pack/meta'
import { cellsQuery, type CellFeature } from '@/features/publication/queries'
import { listed, shaded } from '@/features/publication/shades'
import { useWords } from '@/i18n'
import { Loading } from '@/ui/Empty'
import { Field } from '@/ui/Field'
import { Notice, ProblemNotice } from '@/ui/Notice'
import { MapList } from '@/ui/map/MapList'
import { monthName } from './months'
import css from './public.module.css'
import { LEVELS } from './search'

/** Where people report: the map of a month, and the list that says the same. */
export function Ground({ about }: { about: PublicAbout }) {
  const { t, lang } = useWords()
  const { meta } = useMeta()
  const navigate = useNavigate({ from: '/public' })
  const { month = about.months.at(-1), level: wished } = useSearch({ from: '/resident/public' })
  // Communities, or where they are all too small, streets.
  const { data: communities } = useQuery(cellsQuery(month, 'community'))
  const level = wished ?? (communities?.length === 0 ? 'street' : 'community')
  const cells = useQuery(cellsQuery(month, level))
  const outlines = useStreetShapes()
  const areas = useMemo(() => shaded(cells.data ?? [], outlines), [cells.data, outlines])
  const rows = useMemo(() => listed(cells.data ?? []), [cells.data])
  const when = month ? monthName(month, lang) : ''
  const choose = (search: object) => void navigate({ search: old => ({ ...old, ...search }), replace: true })

  return (
    <section className={css.card} aria-labelledby="ground">
      <h2 id="ground">{t('public.mapTitle')}</h2>
      <div className={css.choices}>
        <Field label={t('public.month')}>
          {given => (
            <select {...given} value={month} onChange={event => choose({ month: event.target.value })}>
              {about.months.toReversed().map(one => (
                <option key={one} value={one}>
                  {monthName(one, lang)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('public.level')}>
          {given => (
            <select {...given} value={level} onChange={event => choose({ level: event.target.value })}>
              {LEVELS.map(one => (
                <option key={one} value={one}>
                  {t(`public.${one}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      {cells.error && <ProblemNotice error={cells.error} retry={() => void cells.refetch()} />}
      {cells.isPending && <Loading rows={6} />}
      {cells.data?.length === 0 && <Notice>{t('public.few', { count: about.reporters })}</Notice>}
      {rows.length > 0 && (
        <>
          <MapList
            label={t('public.mapLabel', { month: when, count: rows.length })}
            areas={areas}
            bounds={meta?.bounds}
          >
            <ol className={css.places} aria-label={t('public.list', { month: when })}>
              {rows.map(({ cell, number }) => (
                <Place key={cell.properties.code} cell={cell} number={number} onShow={area => choose({ area })} />
              ))}
            </ol>
          </MapList>
          <p className={css.lead}>{t('public.legend')}</p>
        </>
      )}
    </section>
  )
}

function Place({ cell, number, onShow }: { cell: CellFeature; number: number; onShow: (area: string) => void }) {
  const { t, lang } = useWords()
  const { level, area, reports } = cell.properties
  const name = (lang === 'en' && cell.properties.name_en) || cell.properties.name_zh
  const title = level === 'square' ? t('public.squareOf', { name, number }) : name
  return (
    <li>
      <button type="button" className={css.place} onClick={() => onShow(area)}>
        <span>
          {title}
          <span className="visually-hidden"> · {t('public.show', { name })}</span>
        </span>
        <strong>{t('public.reports', { count: reports })}</strong>
      </button>
    </li>
  )
}
