import { useQuery } from '@tanstack/react-query'
import type { ComponentProps } from 'react'
import { useWords } from '@/i18n'
import { dutiesKept } from './queries'

interface Props extends Omit<ComponentProps<'input'> & ComponentProps<'select'>, 'ref' | 'onChange'> {
  category: string | undefined
  onPick: (item: string | undefined) => void
}

/** An item of the duty list, those of the category first; as a text where the list is not to be had. */
export function DutyChoice({ category, onPick, ...rest }: Props) {
  const { t, say } = useWords()
  const { data: duties = [] } = useQuery(dutiesKept)
  if (duties.length === 0) return <input {...rest} onChange={event => onPick(event.target.value)} />
  const ofThis = (wanted: boolean) => duties.filter(duty => (duty.category === category) === wanted)
  return (
    <select {...rest} onChange={event => onPick(event.target.value || undefined)}>
      <option value="">{t('form.choose')}</option>
      {[...ofThis(true), ...ofThis(false)].map(({ item, title }) => (
        <option key={item} value={item}>
          {t('form.duty', { item, title: say(title) })}
        </option>
      ))}
    </select>
  )
}
