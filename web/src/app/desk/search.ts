import type { Filter } from '@/features/cases/queries'

/** What the address of the desk says: the filter of the queue and the case that is open. */
export interface DeskSearch extends Filter {
  case?: string
  /** Only what falls due before the day is over, what is late already included. */
  due?: 'today'
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
const flag = (value: unknown) => (value === true || value === 'true' ? true : undefined)

/** Reads the address; what it does not know is dropped, so that old links keep working. */
export function deskSearch(raw: Record<string, unknown>): DeskSearch {
  const read: DeskSearch = {
    case: text(raw.case),
    state: text(raw.state),
    // The server refuses what it does not know.
    urgency: text(raw.urgency) as DeskSearch['urgency'],
    category: text(raw.category),
    area: text(raw.area),
    unit: text(raw.unit),
    q: raw.q === undefined ? undefined : text(String(raw.q)),
    mine: flag(raw.mine),
    overdue: flag(raw.overdue),
    due: raw.due === 'today' ? 'today' : undefined,
    sort: raw.sort === 'due' || raw.sort === 'newest' ? raw.sort : undefined,
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
}

/** The words of the API for "somebody owes work", and ours for not asking at all. */
export const OPEN = 'open'
export const ALL = 'all'

/** What to ask the server for: open cases unless the address says otherwise. `today` is the day of the district. */
export function filterOf({ state = OPEN, ...search }: DeskSearch, today: string): Filter {
  const { case: _open, due, ...rest } = search
  const filter: Filter = due ? { ...rest, due_to: today } : rest
  return state === ALL ? filter : { ...filter, state }
}

/** How many things narrow the queue down. */
export const narrowed = ({ state, sort: _order, case: _open, ...rest }: DeskSearch) =>
  Object.keys(rest).length + (state === undefined || state === ALL || state === OPEN ? 0 : 1)
