/** Words about time. Units and numbers come from the browser's own language data, so there is nothing to translate. */
import type { Lang } from './index'

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** The largest unit that fits, as whole numbers: never more exact than a person needs. */
export function coarse(seconds: number): { amount: number; unit: 'day' | 'hour' | 'minute' } {
  const size = Math.abs(seconds)
  const [unit, length] = UNITS.find(([, length]) => size >= length) ?? UNITS[2]
  return { amount: Math.trunc(size / length), unit }
}

const SOON = 45

/** "3 minutes ago", "in 2 hours"; "now" below 45 seconds. */
export function relative(at: Date, now: Date, lang: Lang): string {
  const seconds = (at.getTime() - now.getTime()) / 1000
  const words = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' })
  if (Math.abs(seconds) < SOON) return words.format(0, 'second')
  const { amount, unit } = coarse(Math.abs(seconds) < 60 ? 60 : seconds)
  return words.format(seconds < 0 ? -amount : amount, unit)
}

/** "3 hours", "2 days". */
export function span(seconds: number, lang: Lang): string {
  const { amount, unit } = coarse(seconds)
  return new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'long' }).format(amount)
}

/** Date and time to the minute; the year only where it is not this one. */
export function exact(at: Date, now: Date, lang: Lang): string {
  const sameYear = at.getFullYear() === now.getFullYear()
  return new Intl.DateTimeFormat(lang, {
    ...(sameYear ? {} : { year: 'numeric' }),
    month: lang === 'en' ? 'short' : 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at)
}

const DAY_MS = 86_400_000
const midnight = (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime()

/** "today 17:00", "tomorrow 09:00", "Friday 17:00"; a date where it is further than six days. */
export function byDay(at: Date, now: Date, lang: Lang): string {
  // Rounded, because a day with a change of the clock is an hour longer or shorter.
  const days = Math.round((midnight(at) - midnight(now)) / DAY_MS)
  if (Math.abs(days) > 6) return exact(at, now, lang)
  const near = Math.abs(days) <= 1
  const day = near
    ? new Intl.RelativeTimeFormat(lang, { numeric: 'auto' }).format(days, 'day')
    : new Intl.DateTimeFormat(lang, { weekday: 'long' }).format(at)
  const time = new Intl.DateTimeFormat(lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
  return days < -1 ? exact(at, now, lang) : `${day} ${time}`
}

/** How a deadline stands: seconds left (negative once it has passed). */
export const secondsLeft = (due: Date, now: Date) => Math.round((due.getTime() - now.getTime()) / 1000)
