import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useWords } from '@/i18n'
import { reasonsQuery } from './queries'

interface Props {
  id?: string
  list: string
  value: string | undefined
  onChange: (code: string | undefined) => void
}

/** A reason of one of the pack's lists. */
export function ReasonSelect({ list, ...rest }: Props) {
  const { t, say } = useWords()
  const { data: reasons = [] } = useQuery(reasonsQuery)
  const options = reasons
    .filter(reason => reason.list === list)
    .map(({ code, name }) => ({ value: code, label: say(name) }))
  return <Select {...rest} placeholder={t('form.choose')} options={options} />
}
