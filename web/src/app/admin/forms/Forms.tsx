import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Form } from '@/api/types'
import { formsQuery } from '@/features/visit/queries'
import { useWords } from '@/i18n'
import { DataTable, type Column } from '@/ui/table/DataTable'
import type { PageProps } from '../Admin'
import css from '../admin.module.css'
import { ListAndDetail } from '../ListAndDetail'
import { useAdmin } from '../useAdmin'
import { FormDetail } from './FormDetail'

/** The register of forms: who asks what by which right, until when, and what of it is asked or known elsewhere. */
export function Forms({ may }: PageProps) {
  const { t, say, lang } = useWords()
  const { search, go } = useAdmin()
  const forms = useQuery(formsQuery)
  const columns = useMemo<Column<Form>[]>(
    () => [
      { key: 'name', title: t('forms.name'), width: 'minmax(12rem, 1.4fr)', renderCell: ({ name }) => say(name) },
      { key: 'owner', title: t('forms.owner'), width: 'minmax(9rem, 1fr)', renderCell: ({ owner }) => say(owner) },
      {
        key: 'ends',
        title: t('forms.ends'),
        width: '7rem',
        renderCell: ({ valid_to }) => valid_to,
        compare: (a, b) => a.valid_to.localeCompare(b.valid_to),
      },
      {
        key: 'standing',
        title: t('filter.state'),
        width: '6rem',
        renderCell: ({ standing }) => t(`standing.${standing}`),
        compare: (a, b) => a.standing.localeCompare(b.standing),
      },
      {
        key: 'overlaps',
        title: t('forms.overlaps'),
        width: '7rem',
        renderCell: ({ overlaps, fields }) => t('forms.overlap', { overlaps, fields: fields.length }),
        compare: (a, b) => a.overlaps - b.overlaps,
      },
    ],
    // oxlint-disable-next-line react/exhaustive-deps -- `say` changes with the language only
    [t, lang],
  )
  const chosen = forms.data?.find(({ code }) => code === search.id)
  return (
    <ListAndDetail
      query={forms}
      none={t('forms.none')}
      detail={chosen && <FormDetail key={chosen.code} form={chosen} may={may} />}
    >
      <div className={css.table}>
        <DataTable
          label={t('admin.forms')}
          rows={forms.data ?? []}
          columns={columns}
          rowKey={({ code }) => code}
          chosen={search.id}
          onOpen={({ code }) => go({ id: code })}
          empty={t('form.nothing')}
        />
      </div>
    </ListAndDetail>
  )
}
