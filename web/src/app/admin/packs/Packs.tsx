import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { PackVersion } from '@/api/types'
import { versionsQuery } from '@/features/pack/versions'
import { useWords } from '@/i18n'
import { DataTable, type Column } from '@/ui/table/DataTable'
import { When } from '@/ui/When'
import type { PageProps } from '../Admin'
import css from '../admin.module.css'
import { ListAndDetail } from '../ListAndDetail'
import { useAdmin } from '../useAdmin'
import { CheckFolder } from './CheckFolder'
import { PackDetail } from './PackDetail'

/** Every version of a pack that was ever switched on, and what it holds. */
export function Packs({ may }: PageProps) {
  const { t, say, lang } = useWords()
  const { search, go } = useAdmin()
  const versions = useQuery(versionsQuery)
  const columns = useMemo<Column<PackVersion>[]>(
    () => [
      { key: 'label', title: t('packs.version'), width: 'minmax(10rem, 1fr)', renderCell: ({ label }) => label },
      { key: 'name', title: t('packs.name'), width: 'minmax(10rem, 1fr)', renderCell: ({ name }) => say(name) },
      {
        key: 'force',
        title: t('filter.state'),
        width: '8rem',
        renderCell: ({ in_force }) => t(in_force ? 'packs.inForce' : 'packs.kept'),
      },
      {
        key: 'active',
        title: t('packs.since'),
        width: '9rem',
        renderCell: ({ active_at }) => active_at && <When at={active_at} />,
        compare: (a, b) => ((a.active_at ?? '') < (b.active_at ?? '') ? -1 : 1),
      },
    ],
    // oxlint-disable-next-line react/exhaustive-deps -- `say` changes with the language only
    [t, lang],
  )
  const chosen = versions.data?.find(({ label }) => label === search.id)
  return (
    <>
      <CheckFolder writes={may('pack.write')} onKept={label => go({ id: label })} />
      <ListAndDetail
        query={versions}
        none={t('packs.none')}
        detail={chosen && <PackDetail key={chosen.label} version={chosen} may={may} />}
      >
        <div className={css.table}>
          <DataTable
            label={t('admin.packs')}
            rows={versions.data ?? []}
            columns={columns}
            rowKey={({ label }) => label}
            chosen={search.id}
            onOpen={({ label }) => go({ id: label })}
            empty={t('form.nothing')}
          />
        </div>
      </ListAndDetail>
    </>
  )
}
