import { expect, it } from 'vitest'
import type { SituationDay } from '@/api/types'
import { happenedBy, standing } from './replay'

const day = {
  at: ['2026-03-02T01:00:00Z', '2026-03-02T02:00:00Z', '2026-03-02T03:00:00Z', '2026-03-02T03:00:00Z'],
  id: ['a', 'b', 'a', 'c'],
  state: ['submitted', 'submitted', 'closed', 'submitted'],
  urgency: ['normal', 'normal', 'normal', 'hot'],
  lon: [104, 105, 104, null],
  lat: [30, 31, 30, null],
} as unknown as SituationDay
const isOpen = (state: string) => state !== 'closed'

const at = (time: string) => happenedBy(day, Date.parse(`2026-03-02T${time}Z`))

it('a moment divides what has happened from what has not', () => {
  expect([at('00:59:59'), at('01:00:00'), at('02:30:00'), at('03:00:00'), at('23:00:00')]).toEqual([0, 1, 2, 4, 4])
})

it('cases come, change and go; what has no point is not on the map', () => {
  expect([...standing(day, 0, isOpen).keys()]).toEqual([])
  expect([...standing(day, 2, isOpen).keys()]).toEqual(['a', 'b'])
  expect([...standing(day, 4, isOpen).keys()]).toEqual(['b'])
})
