import type { Category } from '@/api/types'

/** The categories that a case can be filed under. */
export const leavesOf = (categories: readonly Category[]): Category[] =>
  categories.flatMap(one => (one.leaf ? [one] : leavesOf(one.children)))

export const categoryOf = (categories: readonly Category[], code: string | undefined): Category | undefined =>
  leavesOf(categories).find(one => one.code === code)

/** Acts that bring a case to its result; there the rules for photos hold. */
const RESULT = 'resolve'

/** Whether the category's rule asks for a photo or a voice note with this act. */
export const asksFiles = (category: Category | undefined, action: string) =>
  action === RESULT && category?.photo_rule === 'at_resolve'

/** Whether photos of such matters are not wanted at all. */
export const wantsNoFiles = (category: Category | undefined) => category?.photo_rule === 'never'
