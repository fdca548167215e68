import type { Level } from '@/features/publication/queries'

/** What the address of the open data says: which month and level the map shows, and whose indicators. */
export interface PublicSearch {
  month?: string
  level?: Level
  area?: string
  indicator?: string
}

export const LEVELS = ['district', 'street', 'community', 'square'] as const satisfies readonly Level[]

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

/** Reads the address; what it does not know is dropped. */
export function publicSearch(raw: Record<string, unknown>): PublicSearch {
  const month = text(raw.month)
  const read: PublicSearch = {
    month: month && /^\d{4}-\d{2}$/.test(month) ? month : undefined,
    level: LEVELS.find(level => level === raw.level),
    // A code of digits arrives as a number.
    area: raw.area === undefined ? undefined : text(String(raw.area)),
    indicator: text(raw.indicator),
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
}
