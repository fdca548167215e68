/** What the address of the command screen says: where one looks, at what, and how. */
export const LAYERS = ['state', 'late', 'heat', 'units'] as const
export type Layer = (typeof LAYERS)[number]
export const VIEWS = ['now', 'compare', 'day'] as const
export type View = (typeof VIEWS)[number]
export const PERIODS = ['week', 'month', 'year'] as const
export type Period = (typeof PERIODS)[number]

export interface CommandSearch {
  area?: string
  unit?: string
  layer?: Layer
  view?: View
  /** The day that is played. */
  day?: string
  /** Which two periods are compared. */
  period?: Period
  /** Exercises instead of what is real. */
  drill?: true
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
const one = <T extends string>(list: readonly T[], value: unknown) => list.find(known => known === value)

/** Reads the address; what it does not know is dropped, so that old links keep working. */
export function commandSearch(raw: Record<string, unknown>): CommandSearch {
  const day = text(raw.day)
  const read: CommandSearch = {
    area: text(raw.area),
    unit: text(raw.unit),
    layer: one(LAYERS, raw.layer),
    view: one(VIEWS, raw.view),
    day: day && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : undefined,
    period: one(PERIODS, raw.period),
    drill: raw.drill === true || raw.drill === 'true' ? true : undefined,
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
}
