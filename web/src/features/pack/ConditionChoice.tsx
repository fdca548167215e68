import { useQuery } from '@tanstack/react-query'
import type { ComponentProps } from 'react'
import { useWords } from '@/i18n'
import { conditionsQuery } from './queries'

interface Props extends ComponentProps<'select'> {
  category: string | undefined
  onPick: (code: string | undefined) => void
}

/** A filing condition for a category in plain parts. */
export function ConditionChoice({ category, onPick, ...rest }: Props) {
  const { t, say } = useWords()
  const { data: conditions = [] } = useQuery(conditionsQuery(category))
  return (
    <select {...rest} onChange={event => onPick(event.target.value || undefined)}>
      <option value="">{t(conditions.length === 0 ? 'form.noCondition' : 'form.choose')}</option>
      {conditions.map(({ code, name }) => (
        <option key={code} value={code}>
          {say(name)}
        </option>
      ))}
    </select>
  )
}
