import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { api, data } from '@/api/client'
import type { Case } from '@/api/types'
import { useWords } from '@/i18n'

interface Props {
  id?: string
  /** The case that looks for another, where it is one. */
  about?: Case
  value: string | undefined
  onChange: (id: string | undefined) => void
}

/** Another case: likely duplicates first, any other by number or words. */
export function CaseSelect({ about, ...rest }: Props) {
  const { t } = useWords()
  const [q, setQ] = useState('')
  const { data: found } = useQuery({
    queryKey: ['cases', 'named', q],
    queryFn: () => data(api.GET('/api/v1/cases', { params: { query: { q, limit: 20 } } })),
    enabled: q.trim().length > 1,
  })
  const others = q ? (found?.items ?? []).filter(({ id }) => id !== about?.id) : (about?.duplicates ?? [])
  return (
    <Select
      {...rest}
      allowClear
      showSearch={{ filterOption: false, onSearch: setQ }}
      placeholder={t('form.case')}
      notFoundContent={t('form.nothing')}
      options={others.map(({ id, number, title }) => ({ value: id, label: t('case.named', { number, title }) }))}
    />
  )
}
