import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useMemo } from 'react'
import type { Unit } from '@/api/types'
import { AreaSelect } from '@/features/area/AreaSelect'
import { unitsIn } from '@/features/org/team'
import { useWords } from '@/i18n'
import { DataTable, type Column } from '@/ui/table/DataTable'
import type { PageProps } from '../Admin'
import css from '../admin.module.css'
import { ListAndDetail } from '../ListAndDetail'
import { useAdmin } from '../useAdmin'
import { FoundUnit } from './FoundUnit'
import { UnitDetail } from './UnitDetail'

/** Centres, departments, enterprises, providers and teams, with their people, rosters and substitutions. */
export function Units({ may }: PageProps) {
  const { t, say, lang } = useWords()
  const { search, go } = useAdmin()
  const units = useQuery(unitsIn(search.area, search.q))
  const columns = useMemo<Column<Unit>[]>(
    () => [
      {
        key: 'name',
        title: t('units.name'),
        width: 'minmax(14rem, 2fr)',
        renderCell: ({ name }) => say(name),
        compare: (a, b) => say(a.name).localeCompare(say(b.name), lang),
      },
      {
        key: 'kind',
        title: t('areas.kind'),
        width: 'minmax(9rem, 1fr)',
        renderCell: ({ kind }) => t(`unitKind.${kind}`),
        compare: (a, b) => a.kind.localeCompare(b.kind),
      },
      {
        key: 'area',
        title: t('filter.area'),
        width: 'minmax(9rem, 1fr)',
        renderCell: ({ area }) => say(area?.name),
      },
      {
        key: 'active',
        title: t('filter.state'),
        width: '6rem',
        renderCell: ({ active }) => t(active ? 'units.active' : 'units.ended'),
      },
    ],
    // oxlint-disable-next-line react/exhaustive-deps -- `say` changes with the language only
    [t, lang],
  )
  const chosen = units.data?.find(({ id }) => id === search.id)
  return (
    <>
      <div className={css.tools}>
        <div className={css.narrow}>
          <Input.Search
            aria-label={t('units.find')}
            placeholder={t('units.find')}
            defaultValue={search.q}
            onSearch={q => go({ q: q.trim() || undefined })}
          />
        </div>
        <div className={css.narrow}>
          <AreaSelect
            aria-label={t('filter.area')}
            placeholder={t('filter.area')}
            value={search.area}
            onChange={area => go({ area })}
          />
        </div>
        {may('unit.write') && <FoundUnit onFound={({ id }) => go({ id, q: undefined, area: undefined })} />}
      </div>
      <ListAndDetail
        query={units}
        none={t('units.none')}
        detail={chosen && <UnitDetail key={chosen.id} unit={chosen} may={may} />}
      >
        <div className={css.table}>
          <DataTable
            label={t('admin.units')}
            rows={units.data ?? []}
            columns={columns}
            rowKey={({ id }) => id}
            chosen={search.id}
            onOpen={({ id }) => go({ id })}
            empty={t('form.nothing')}
          />
        </div>
      </ListAndDetail>
    </>
  )
}
