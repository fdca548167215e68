import { useQuery } from '@tanstack/react-query'
import { TreeSelect } from 'antd'
import type { Category } from '@/api/types'
import { useWords } from '@/i18n'
import { categoriesQuery } from './queries'

interface Props {
  id?: string
  value: string | undefined
  onChange: (code: string | undefined) => void
  placeholder?: string
  /** Branches too, where a whole branch is meant. */
  branches?: boolean
  'aria-label'?: string
}

/** A category of the pack. */
export function CategorySelect({ branches, ...rest }: Props) {
  const { say } = useWords()
  const { data: categories = [] } = useQuery(categoriesQuery)
  const node = ({ code, name, leaf, children }: Category): object => ({
    value: code,
    title: say(name),
    selectable: branches || leaf,
    children: children.map(node),
  })
  return (
    <TreeSelect
      {...rest}
      allowClear
      showSearch
      treeNodeFilterProp="title"
      popupMatchSelectWidth={360}
      treeData={categories.map(node)}
    />
  )
}
