import type { Page } from './types'

/** All pages of a list that is known to be short enough to be shown at once. */
export async function allPages<T>(ask: (cursor: string | undefined) => Promise<Page<T>>, most = 5000): Promise<T[]> {
  const all: T[] = []
  let cursor: string | undefined
  do {
    const page = await ask(cursor)
    all.push(...page.items)
    cursor = page.next_cursor
  } while (cursor && all.length < most)
  return all
}
