import { expect, it } from 'vitest'
import type { Category } from '@/api/types'
import { categoriesAt, knownFields, placesOf, withHabit, type Habit } from './known'

const name = (words: string) => ({ zh: words, en: words })
const area = (id: string) => ({ id, name: name(id), path: [name(id)] })
const account = { display: '张三', unit: { id: 'u1', name: name('一队') } }
const category = { code: 'C1', name: name('垃圾'), nature: 'help', urgency: 'normal' } as Category
const names = (given: Parameters<typeof knownFields>[0]) => knownFields(given).map(({ name }) => name)

it('counts only what nobody had to fill in', () => {
  expect(names({ account, habit: false })).toEqual(['by', 'unit', 'at'])
  expect(names({ account: { display: '李四' }, habit: false })).toEqual(['by', 'at'])
  expect(names({ account, category, habit: false })).toEqual(['by', 'unit', 'at', 'nature', 'urgency'])
  expect(names({ account, place: { area: area('a') }, category, habit: true })).toHaveLength(7)
})

it('remembers where one was and what it was about, each once', () => {
  const first: Habit = { area: area('a'), category: 'C1' }
  const habits = [{ area: area('b') }, { area: area('a'), category: 'C2' }, first].reduce(withHabit, [] as Habit[])
  expect(habits[0]).toEqual(first)
  expect(withHabit(habits, first)).toHaveLength(3)
  expect(categoriesAt(habits, 'a')).toEqual(['C1', 'C2'])
  expect(categoriesAt(habits, undefined)).toEqual([])
  expect(placesOf(habits).map(({ area }) => area.id)).toEqual(['a', 'b'])
})
