import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import type { Unit } from '@/api/types'
import { useWords } from '@/i18n'
import { unitsNamed } from './queries'

type Named = Pick<Unit, 'id' | 'name'>

interface Props {
  id?: string
  multiple?: boolean
  /** Units that are named already, so that a choice shows its name before anything was looked up. */
  known?: readonly Named[]
  value: string | string[] | undefined
  onChange: (value: string | string[] | undefined) => void
}

/** A unit, or several, found by name. */
export function UnitSelect({ multiple, known = [], ...rest }: Props) {
  const { t, say } = useWords()
  const [q, setQ] = useState('')
  const { data, isFetching } = useQuery(unitsNamed(q))
  const units = new Map<string, Named>([...known, ...(data?.items ?? [])].map(unit => [unit.id, unit]))
  const options = [...units.values()].map(({ id, name }) => ({ value: id, label: say(name) }))
  return (
    <Select
      {...rest}
      mode={multiple ? 'multiple' : undefined}
      allowClear
      loading={isFetching}
      showSearch={{ filterOption: false, onSearch: setQ }}
      placeholder={t('form.unit')}
      notFoundContent={t('form.nothing')}
      options={options}
    />
  )
}
