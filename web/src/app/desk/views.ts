/** Views of the queue: which there are, which one is on, and which a person made. Pure. */
import type { Meta } from '@/api/types'
import { ALL, type DeskSearch } from './search'

/** What a view sets; the open case is none of its business. */
export type ViewSearch = Omit<DeskSearch, 'case'>

/** The views that everybody has; their words stand in the language files, or are those of an urgency or a state. */
export const BUILT_IN = ['open', 'mine', 'overdue', 'today', 'new', 'returned', 'checking', 'all'] as const
export type BuiltIn = (typeof BUILT_IN)[number]

export interface View {
  id: string
  search: ViewSearch
}

type Words = Pick<Meta, 'states' | 'urgencies'>

/** The views that everybody has. States and urgencies come from the server: what it does not know is no view. */
export function builtIn({ states, urgencies }: Words): View[] {
  const open = states.filter(state => state.open)
  const ofPhase = (phase: string) =>
    open
      .filter(state => state.phase === phase)
      .map(({ key }) => key)
      .join(',')
  const searches: Record<BuiltIn, ViewSearch> = {
    open: {},
    mine: { mine: true },
    overdue: { overdue: true },
    today: { due: 'today' },
    new: { state: ofPhase('new') },
    returned: { state: open.find(({ key }) => key === 'returned')?.key ?? '' },
    checking: { state: ofPhase('checking') },
    all: { state: ALL },
  }
  const common = BUILT_IN.map((id): View => ({ id, search: searches[id] })).filter(({ search }) => search.state !== '')
  // The last urgency is the usual one.
  const unusual = urgencies
    .slice(0, -1)
    .map(({ key }): View => ({ id: urgencyView(key), search: { urgency: key as DeskSearch['urgency'] } }))
  return [...common.slice(0, 4), ...unusual, ...common.slice(4)]
}

export const urgencyView = (key: string) => `urgency-${key}`

const text = (search: DeskSearch) => {
  const { case: _open, ...rest } = search
  return JSON.stringify(
    Object.entries(rest)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

/** The view that shows just this. */
export const current = <V extends View>(views: readonly V[], search: DeskSearch): V | undefined =>
  views.find(view => text(view.search) === text(search))

/** A search that takes everything away that a view does not set. */
export const asWhole = (search: ViewSearch): DeskSearch => ({
  state: undefined,
  urgency: undefined,
  category: undefined,
  area: undefined,
  unit: undefined,
  q: undefined,
  mine: undefined,
  overdue: undefined,
  due: undefined,
  sort: undefined,
  ...search,
})

/** A view that somebody made. */
export interface OwnView extends View {
  name: string
}

const LIMIT = 30

/** What the browser remembers; anything unreadable counts as nothing. */
export function readViews(stored: string | null, read: (raw: Record<string, unknown>) => DeskSearch): OwnView[] {
  try {
    const list: unknown = JSON.parse(stored ?? '[]')
    if (!Array.isArray(list)) return []
    return list.flatMap((item: Partial<Record<string, unknown>> | null) => {
      const { id, name, search } = item ?? {}
      if (typeof id !== 'string' || typeof name !== 'string' || typeof search !== 'object' || search === null) return []
      const { case: _open, ...known } = read(search as Record<string, unknown>)
      return [{ id, name, search: known }]
    })
  } catch {
    return []
  }
}

/** One view more; the same name is the same view, and the oldest go past the limit. */
export const withView = (list: readonly OwnView[], added: OwnView): OwnView[] =>
  [...list.filter(({ name }) => name !== added.name), added].slice(-LIMIT)
