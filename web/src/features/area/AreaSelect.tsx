import { useQuery, useQueryClient } from '@tanstack/react-query'
import { TreeSelect } from 'antd'
import { useState } from 'react'
import type { Area } from '@/api/types'
import { useWords } from '@/i18n'
import { pathWords } from './place'
import { areaQuery, areasBelow, areasNamed } from './queries'

interface Props {
  id?: string
  value: string | undefined
  onChange: (area: string | undefined) => void
  placeholder?: string
  'aria-label'?: string
}

interface Node {
  id: string
  value: string
  pId: string
  title: string
}

/** An area of the tree, fetched level by level; typing searches all levels. */
export function AreaSelect({ value, onChange, ...rest }: Props) {
  const { say } = useWords()
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const [grown, setGrown] = useState<Area[]>([])
  const { data: top } = useQuery(areasBelow())
  const { data: named } = useQuery(areasNamed(text))
  const { data: chosen } = useQuery({ ...areaQuery(value ?? ''), enabled: value !== undefined })

  const all = new Map([...(top?.items ?? []), ...grown].map(area => [area.id, area]))
  if (chosen && !all.has(chosen.id)) all.set(chosen.id, { ...chosen, parent: undefined })
  const tree = [...all.values()].map((area): Node => ({
    id: area.id,
    value: area.id,
    pId: area.parent && all.has(area.parent) ? area.parent : '',
    title: say(area.name),
  }))
  const found = (named?.items ?? []).map((area): Node => ({
    id: area.id,
    value: area.id,
    pId: '',
    title: pathWords(area.path, say),
  }))

  const grow = async (node: object) => {
    const { id } = node as Node
    const { items } = await queries.fetchQuery(areasBelow(id))
    setGrown(old => [...old, ...items])
  }

  return (
    <TreeSelect
      {...rest}
      allowClear
      showSearch
      filterTreeNode={false}
      treeDataSimpleMode={{ id: 'id', pId: 'pId', rootPId: '' }}
      popupMatchSelectWidth={320}
      searchValue={text}
      onSearch={setText}
      value={value}
      onChange={onChange}
      loadData={text ? undefined : grow}
      treeData={text ? found : tree}
    />
  )
}
