import { useQuery } from '@tanstack/react-query'
import { TreeSelect } from 'antd'
import { useWords } from '@/i18n'
import { categoriesQuery, categoryTree, type CategoryNode } from './queries'

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
  const node = ({ category, children }: CategoryNode): object => ({
    value: category.code,
    title: say(category.name),
    selectable: branches || children.length === 0,
    children: children.map(node),
  })
  return (
    <TreeSelect
      {...rest}
      allowClear
      showSearch
      treeNodeFilterProp="title"
      popupMatchSelectWidth={360}
      treeData={categoryTree(categories).map(node)}
    />
  )
}
