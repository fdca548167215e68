/** Days as the district counts them, wherever the browser stands. A day is `2026-11-24`; two of them compare as text. */
import type { Lang } from './index'

const DAY_MS = 86_400_000

/** The day of a moment in a time zone. */
export function dayIn(at: Date, zone: string): string {
  let words = zones.get(zone)
  if (!words) {
    words = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
    zones.set(zone, words)
  }
  return words.format(at)
}

/** Made once: making one costs more than using it a hundred times. */
const zones = new Map<string, Intl.DateTimeFormat>()

/** A day as a date for counting and for words; the hour keeps it clear of every change of a clock. */
const noon = (day: string) => new Date(`${day}T12:00:00Z`)

export const addDays = (day: string, by: number): string =>
  new Date(noon(day).getTime() + by * DAY_MS).toISOString().slice(0, 10)

/** 1 is Monday, 7 is Sunday. */
export const weekday = (day: string): number => noon(day).getUTCDay() || 7

/** The Monday of its week. */
export const weekOf = (day: string): string => addDays(day, 1 - weekday(day))

/** The first day of a month, some months on. */
export function monthOf(day: string, by = 0): string {
  const at = noon(day)
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + by, 1, 12)).toISOString().slice(0, 10)
}

/** The days from one to another, both included. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day)
  return days
}

/** A day in words; which parts are said is the caller's choice. */
export const dayWords = (day: string, lang: Lang, parts: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(lang, { ...parts, timeZone: 'UTC' }).format(noon(day))

/** The hour and minute of a moment in a time zone. */
export const timeIn = (at: Date, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
