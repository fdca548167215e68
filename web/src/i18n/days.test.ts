import { expect, it } from 'vitest'
import { addDays, dayIn, daysBetween, dayWords, monthOf, timeIn, weekday, weekOf } from './days'

it('a moment belongs to the day of the district, not of the browser', () => {
  expect(dayIn(new Date('2026-11-23T15:59:59Z'), 'Asia/Shanghai')).toBe('2026-11-23')
  expect(dayIn(new Date('2026-11-23T16:00:00Z'), 'Asia/Shanghai')).toBe('2026-11-24')
  expect(timeIn(new Date('2026-11-23T16:05:00Z'), 'Asia/Shanghai')).toBe('00:05')
})

it('days are counted over the ends of months and years', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
  expect(daysBetween('2026-11-29', '2026-12-01')).toEqual(['2026-11-29', '2026-11-30', '2026-12-01'])
})

it('weeks begin on Monday', () => {
  expect([weekday('2026-11-23'), weekday('2026-11-29')]).toEqual([1, 7])
  expect([weekOf('2026-11-23'), weekOf('2026-11-29')]).toEqual(['2026-11-23', '2026-11-23'])
})

it('months go on by their first day', () => {
  expect([monthOf('2026-11-24'), monthOf('2026-12-31', 1), monthOf('2026-01-31', -1)]).toEqual([
    '2026-11-01',
    '2027-01-01',
    '2025-12-01',
  ])
})

it('a day is said in both languages', () => {
  expect(dayWords('2026-11-24', 'en', { weekday: 'long' })).toBe('Tuesday')
  expect(dayWords('2026-11-24', 'zh-CN', { month: 'long', day: 'numeric' })).toBe('11月24日')
})
