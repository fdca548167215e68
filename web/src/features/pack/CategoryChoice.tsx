import { useQuery } from '@tanstack/react-query'
import type { ComponentProps } from 'react'
import type { Category } from '@/api/types'
import { useWords } from '@/i18n'
import { leavesOf } from './categories'
import { categoriesQuery } from './queries'

interface Props extends ComponentProps<'select'> {
  onPick: (code: string | undefined) => void
}

/** A category of the pack in plain parts: what phones draw best is their own list. */
export function CategoryChoice({ onPick, ...rest }: Props) {
  const { t, say } = useWords()
  const { data: categories = [] } = useQuery(categoriesQuery)
  const groups = categories.flatMap((top: Category) => (top.children.some(({ leaf }) => !leaf) ? top.children : [top]))
  return (
    <select {...rest} onChange={event => onPick(event.target.value || undefined)}>
      <option value="">{t('form.choose')}</option>
      {groups.map(group => (
        <optgroup key={group.code} label={say(group.name)}>
          {leavesOf([group]).map(({ code, name }) => (
            <option key={code} value={code}>
              {say(name)}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  )
}
