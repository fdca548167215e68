import { expect, it } from 'vitest'
import type { CaseSummary } from '@/api/types'
import { byDueDay, calendarSearch, moved, shownDays, turned, weeks } from './plan'

it('a week begins on Monday, a month shows all its weeks', () => {
  const week = shownDays('week', '2026-11-26')
  expect([week.length, week[0], week[6]]).toEqual([7, '2026-11-23', '2026-11-29'])
  const month = shownDays('month', '2026-11-26')
  expect([month[0], month.at(-1)]).toEqual(['2026-10-26', '2026-12-06'])
  expect(weeks(month).map(row => row.length)).toEqual([7, 7, 7, 7, 7, 7])
})

const from = (key: string) => moved('month', '2026-11-26', key)

it('keys lead to days', () => {
  expect(from('ArrowLeft')).toBe('2026-11-25')
  expect(from('ArrowDown')).toBe('2026-12-03')
  expect(from('Home')).toBe('2026-11-23')
  expect(from('End')).toBe('2026-11-29')
  expect(from('PageDown')).toBe('2026-12-26')
  expect(moved('week', '2026-11-26', 'PageUp')).toBe('2026-11-19')
  expect(from('x')).toBeUndefined()
})

it('a month that is too short gives its last day', () => {
  expect(turned('month', '2027-01-31', 1)).toBe('2027-02-28')
  expect(turned('month', '2026-10-31', 1)).toBe('2026-11-30')
})

it('a case stands on the day of the district, and one without a deadline on none', () => {
  const cases = [
    { id: 'a', due_at: '2026-11-24T15:59:00Z' },
    { id: 'b', due_at: '2026-11-24T16:01:00Z' },
    { id: 'c' },
  ] as CaseSummary[]
  const days = byDueDay(cases, 'Asia/Shanghai')
  expect([...days].map(([day, items]) => [day, items.map(({ id }) => id)])).toEqual([
    ['2026-11-24', ['a']],
    ['2026-11-25', ['b']],
  ])
})

it('the address holds only what is known', () => {
  expect(calendarSearch({ span: 'year', day: '2026-02-30', mine: 'true', case: 'x' })).toEqual({ mine: true })
  expect(calendarSearch({ span: 'month', day: '2026-02-28' })).toEqual({ span: 'month', day: '2026-02-28' })
})
