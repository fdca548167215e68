/** What falls due on which day. Pure. */
import type { CaseSummary } from '@/api/types'
import { addDays, dayIn, daysBetween, monthOf, weekday, weekOf } from '@/i18n/days'

export type Span = 'week' | 'month'

/** The days that are shown: whole weeks from Monday, and for a month all weeks that it touches. */
export function shownDays(span: Span, day: string): string[] {
  if (span === 'week') return daysBetween(weekOf(day), addDays(weekOf(day), 6))
  const last = addDays(monthOf(day, 1), -1)
  return daysBetween(weekOf(monthOf(day)), addDays(weekOf(last), 6))
}

/** In rows of seven, as a grid has them. */
export const weeks = (days: readonly string[]): string[][] =>
  Array.from({ length: days.length / 7 }, (_, row) => days.slice(row * 7, row * 7 + 7))

/** The same place in the next or in an earlier week or month; a month that is too short gives its last day. */
export function turned(span: Span, day: string, by: number): string {
  if (span === 'week') return addDays(day, 7 * by)
  const [first, last] = [monthOf(day, by), addDays(monthOf(day, by + 1), -1)]
  const wanted = addDays(first, Number(day.slice(8)) - 1)
  return wanted > last ? last : wanted
}

/** Where a key leads from a day. */
export function moved(span: Span, day: string, key: string): string | undefined {
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1)
    case 'ArrowRight':
      return addDays(day, 1)
    case 'ArrowUp':
      return addDays(day, -7)
    case 'ArrowDown':
      return addDays(day, 7)
    case 'Home':
      return addDays(day, 1 - weekday(day))
    case 'End':
      return addDays(day, 7 - weekday(day))
    case 'PageUp':
      return turned(span, day, -1)
    case 'PageDown':
      return turned(span, day, 1)
    default:
      return undefined
  }
}

/** Cases by the day on which they fall due, as the district counts days. */
export function byDueDay(cases: readonly CaseSummary[], zone: string): Map<string, CaseSummary[]> {
  const days = new Map<string, CaseSummary[]>()
  for (const item of cases) {
    if (!item.due_at) continue
    const day = dayIn(new Date(item.due_at), zone)
    days.set(day, [...(days.get(day) ?? []), item])
  }
  return days
}

const isDay = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text

export interface CalendarSearch {
  span?: 'month'
  day?: string
  mine?: boolean
  area?: string
}

/** Reads the address; what it does not know is dropped. */
export function calendarSearch(raw: Record<string, unknown>): CalendarSearch {
  const read: CalendarSearch = {
    span: raw.span === 'month' ? 'month' : undefined,
    day: typeof raw.day === 'string' && isDay(raw.day) ? raw.day : undefined,
    mine: raw.mine === true || raw.mine === 'true' ? true : undefined,
    area: typeof raw.area === 'string' && raw.area !== '' ? raw.area : undefined,
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
}
