/**
 * What is known already is shown and not asked for: who reports, for whom, by which way, and what place and category
 * bring along. Pure.
 */
import type { Account, Category, Text } from '@/api/types'
import type { Known as KnownPlace, Place } from '@/features/area/place'

/** What somebody reported before from this device, the newest first. */
export interface Habit {
  area: KnownPlace['area']
  category?: string
}

export const KNOWN = ['by', 'unit', 'at', 'place', 'category', 'nature', 'urgency'] as const
export type KnownName = (typeof KNOWN)[number]

/** A field that nobody has to fill in: its words, a key that `/meta` words, or the hour. */
export interface KnownField {
  name: KnownName
  text?: Text
  key?: string
}

interface Given {
  account: Pick<Account, 'display' | 'unit'>
  /** Taken over from before, and not chosen now. */
  place?: Place
  category?: Category
  /** The category was taken over from before as well. */
  habit: boolean
}

const plain = (words: string): Text => ({ zh: words, en: words })

export function knownFields({ account, place, category, habit }: Given): KnownField[] {
  const { unit } = account
  const all: (KnownField | undefined)[] = [
    { name: 'by', text: plain(account.display) },
    unit?.name && { name: 'unit', text: unit.name },
    { name: 'at' },
    place?.area && { name: 'place', text: place.area.name },
    category && habit ? { name: 'category', text: category.name } : undefined,
    category?.nature ? { name: 'nature', key: category.nature } : undefined,
    category && { name: 'urgency', key: category.urgency },
  ]
  return all.filter(field => field !== undefined)
}

/** The categories that were reported at a place, each once, the newest first. */
export const categoriesAt = (habits: readonly Habit[], area: string | undefined): string[] => [
  ...new Set(habits.flatMap(habit => (habit.category && habit.area.id === area ? [habit.category] : []))),
]

const MOST = 30

export const withHabit = (habits: readonly Habit[], added: Habit): Habit[] =>
  [added, ...habits.filter(({ area, category }) => area.id !== added.area.id || category !== added.category)].slice(
    0,
    MOST,
  )

/** The places of the habits, each once, the newest first. */
export const placesOf = (habits: readonly Habit[]): KnownPlace[] =>
  habits
    .filter((one, at) => habits.findIndex(({ area }) => area.id === one.area.id) === at)
    .map(({ area }) => ({ area }))
