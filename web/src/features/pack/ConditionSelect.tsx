import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useEffect } from 'react'
import { useWords } from '@/i18n'
import { conditionsQuery } from './queries'

interface Props {
  id?: string
  /** Which conditions there are depends on it. */
  category: string | undefined
  value: string | undefined
  onChange: (code: string | undefined) => void
}

/** A filing condition for a category; most have none. */
export function ConditionSelect({ category, value, onChange, ...rest }: Props) {
  const { t, say } = useWords()
  const { data: conditions } = useQuery(conditionsQuery(category))
  const gone = value !== undefined && conditions?.every(({ code }) => code !== value)

  // Another category was chosen meanwhile, and what was picked for the former one would be sent unseen.
  useEffect(() => {
    if (gone) onChange(undefined)
  }, [gone, onChange])

  return (
    <Select
      {...rest}
      allowClear
      value={value}
      onChange={onChange}
      placeholder={t(conditions?.length === 0 ? 'form.noCondition' : 'form.choose')}
      notFoundContent={t('form.noCondition')}
      options={conditions?.map(({ code, name }) => ({ value: code, label: say(name) }))}
    />
  )
}
