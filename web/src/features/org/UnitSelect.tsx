import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useWords } from '@/i18n'
import { unitsNamed } from './queries'

interface Props {
  id?: string
  multiple?: boolean
  value: string | string[] | undefined
  onChange: (value: string | string[] | undefined) => void
}

/** A unit, or several, found by name. */
export function UnitSelect({ multiple, ...rest }: Props) {
  const { t, say } = useWords()
  const [q, setQ] = useState('')
  const { data, isFetching } = useQuery(unitsNamed(q))
  return (
    <Select
      {...rest}
      mode={multiple ? 'multiple' : undefined}
      allowClear
      loading={isFetching}
      showSearch={{ filterOption: false, onSearch: setQ }}
      placeholder={t('form.unit')}
      notFoundContent={t('form.nothing')}
      options={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: say(name) }))}
    />
  )
}
