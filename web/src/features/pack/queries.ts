import { queryOptions } from '@tanstack/react-query'
import { api, data } from '@/api/client'
import type { Category } from '@/api/types'

export const categoriesQuery = queryOptions({
  queryKey: ['categories'],
  queryFn: () => data(api.GET('/api/v1/categories')),
  staleTime: 600_000,
})

export const reasonsQuery = queryOptions({
  queryKey: ['reasons'],
  queryFn: () => data(api.GET('/api/v1/reasons')),
  staleTime: 600_000,
})

export interface CategoryNode {
  category: Category
  children: CategoryNode[]
}

/** The tree of a flat list; an entry whose parent is missing stands at the top rather than nowhere. */
export function categoryTree(categories: readonly Category[]): CategoryNode[] {
  const nodes = new Map(categories.map(category => [category.code, { category, children: [] as CategoryNode[] }]))
  const roots: CategoryNode[] = []
  for (const node of nodes.values()) {
    const parent = node.category.parent ? nodes.get(node.category.parent) : undefined
    ;(parent?.children ?? roots).push(node)
  }
  return roots
}
