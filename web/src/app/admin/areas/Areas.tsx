import { useQuery } from '@tanstack/react-query'
import type { Area, CaseSummary } from '@/api/types'
import { AreaSelect } from '@/features/area/AreaSelect'
import { allAreasBelow, areaQuery, areaShapes, useDistrict } from '@/features/area/queries'
import { useMeta } from '@/features/pack/meta'
import { useWords } from '@/i18n'
import { Loading } from '@/ui/Empty'
import { MapList } from '@/ui/map/MapList'
import { ProblemNotice } from '@/ui/Notice'
import type { PageProps } from '../Admin'
import css from '../admin.module.css'
import { useAdmin } from '../useAdmin'
import { AreaDetail } from './AreaDetail'

const NO_CASES: CaseSummary[] = []
const NO_AREAS: Area[] = []

/** The tree of areas: what stands below one, on the map and as a list, and what happened to it. */
export function Areas({ may }: PageProps) {
  const { t, say } = useWords()
  const { search, go } = useAdmin()
  const { meta, step } = useMeta()
  const district = useDistrict()
  const id = search.id ?? district?.id
  const area = useQuery({ ...areaQuery(id ?? ''), enabled: id !== undefined })
  const below = useQuery({ ...allAreasBelow(id), enabled: id !== undefined })
  const { data: shapes } = useQuery(areaShapes(id))
  if (area.isError) return <ProblemNotice error={area.error} retry={() => void area.refetch()} />
  if (!area.data) return <Loading rows={6} />
  const { bbox } = area.data
  const bounds = bbox ? [bbox.west, bbox.south, bbox.east, bbox.north] : meta?.bounds
  return (
    <>
      <div className={css.tools}>
        <div className={css.narrow}>
          <AreaSelect
            aria-label={t('areas.find')}
            placeholder={t('areas.find')}
            value={search.id}
            onChange={next => go({ id: next })}
          />
        </div>
      </div>
      <div className={css.split}>
        <MapList
          label={t('areas.map', { name: say(area.data.name) })}
          areas={shapes}
          bounds={bounds}
          cases={NO_CASES}
          step={step}
        >
          <section aria-label={t('areas.below', { name: say(area.data.name) })}>
            {area.data.parent && (
              <button type="button" className={css.link} onClick={() => go({ id: area.data.parent ?? undefined })}>
                {t('area.up')}
              </button>
            )}
            <p className={css.quiet}>{t('areas.count', { count: below.data?.length ?? 0 })}</p>
            <ul className={css.items}>
              {below.data?.map(({ id, name, kind_name, code }) => (
                <li key={id}>
                  <button type="button" className={css.link} onClick={() => go({ id })}>
                    {say(name)}
                  </button>
                  <small>
                    {say(kind_name)} · {code}
                  </small>
                </li>
              ))}
            </ul>
          </section>
        </MapList>
        <AreaDetail
          key={area.data.id}
          area={area.data}
          below={below.data ?? NO_AREAS}
          may={may}
          onGo={next => go({ id: next })}
        />
      </div>
    </>
  )
}
