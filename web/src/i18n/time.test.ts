import { describe, expect, it } from 'vitest'
import { byDay, coarse, exact, relative, secondsLeft, span } from './time'

const now = new Date('2026-11-23T12:00:00Z')
const at = (seconds: number) => new Date(now.getTime() + seconds * 1000)

describe('relative', () => {
  it.each([
    [-10, '现在', 'now'],
    [-50, '1分钟前', '1 minute ago'],
    [-59 * 60, '59分钟前', '59 minutes ago'],
    [-3 * 3600, '3小时前', '3 hours ago'],
    [2 * 3600 + 100, '2小时后', 'in 2 hours'],
    [-86_400 * 12, '12天前', '12 days ago'],
  ])('%i s', (seconds, zh, en) => {
    expect(relative(at(seconds), now, 'zh-CN')).toBe(zh)
    expect(relative(at(seconds), now, 'en')).toBe(en)
  })
})

it('spans are cut to their largest unit', () => {
  expect(coarse(-90)).toEqual({ amount: 1, unit: 'minute' })
  expect(coarse(20)).toEqual({ amount: 0, unit: 'minute' })
  expect(span(86_400 * 2 + 5, 'en')).toBe('2 days')
  expect(span(7_260, 'zh-CN')).toBe('2小时')
})

it('exact times name the year only when it is another', () => {
  expect(exact(now, now, 'en')).not.toContain('2026')
  expect(exact(new Date('2025-01-01T00:00:00Z'), now, 'en')).toMatch(/202[45]/)
})

it('a passed deadline counts below zero', () => {
  expect(secondsLeft(at(-30), now)).toBe(-30)
  expect(secondsLeft(at(30), now)).toBe(30)
})

const on = (day: number) => new Date(2026, 10, day, 17, 0)

it('days near by are called by their names, the others by their date', () => {
  const noon = new Date(2026, 10, 23, 12)
  expect(byDay(on(23), noon, 'zh-CN')).toBe('今天 17:00')
  expect(byDay(on(24), noon, 'zh-CN')).toBe('明天 17:00')
  expect(byDay(on(27), noon, 'zh-CN')).toBe('星期五 17:00')
  expect(byDay(on(24), noon, 'en')).toBe('tomorrow 17:00')
  expect(byDay(on(27), noon, 'en')).toBe('Friday 17:00')
  expect(byDay(new Date(2026, 11, 24, 17), noon, 'en')).toContain('Dec')
  expect(byDay(on(20), noon, 'en')).toContain('20')
})
