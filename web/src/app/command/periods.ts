/** Days that are looked at, and those that they are set beside. Pure. */
import { addDays, monthOf } from '@/i18n/days'
import type { Period } from './search'

export interface Days {
  from: string
  to: string
}

/** This month so far. */
export const thisMonth = (today: string): Days => ({ from: monthOf(today), to: today })

/**
 * Whole days up to yesterday, and the period before: the last seven days and the seven before them, last month and the
 * month before it, last month and the same month a year earlier.
 */
export function compared(period: Period, today: string): { before: Days; now: Days } {
  if (period === 'week')
    return {
      before: { from: addDays(today, -14), to: addDays(today, -8) },
      now: { from: addDays(today, -7), to: addDays(today, -1) },
    }
  const month = (by: number): Days => ({ from: monthOf(today, by), to: addDays(monthOf(today, by + 1), -1) })
  return { before: month(period === 'year' ? -13 : -2), now: month(-1) }
}
