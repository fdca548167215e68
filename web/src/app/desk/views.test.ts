import { describe, expect, it } from 'vitest'
import { deskSearch } from './search'
import { asWhole, builtIn, current, readViews, withView } from './views'

const words = { zh: '', en: '' }
const meta = {
  states: [
    { key: 'draft', phase: 'new', open: false, label: words },
    { key: 'submitted', phase: 'new', open: true, label: words },
    { key: 'triaged', phase: 'new', open: true, label: words },
    { key: 'returned', phase: 'paused', open: true, label: words },
    { key: 'resolved', phase: 'checking', open: true, label: words },
  ],
  urgencies: [
    { key: 'urgent', label: words },
    { key: 'hot', label: words },
    { key: 'normal', label: words },
  ],
} as unknown as Parameters<typeof builtIn>[0]

describe('built-in views', () => {
  const views = builtIn(meta)
  const search = (id: string) => views.find(view => view.id === id)?.search

  it('take states and urgencies from the server', () => {
    expect(search('new')).toEqual({ state: 'submitted,triaged' })
    expect(search('checking')).toEqual({ state: 'resolved' })
    expect(search('urgency-urgent')).toEqual({ urgency: 'urgent' })
    expect(search('urgency-normal')).toBeUndefined()
  })

  it('are none where the server knows no such state', () => {
    const fewer = builtIn({ ...meta, states: meta.states.filter(({ key }) => key !== 'returned') })
    expect(fewer.map(({ id }) => id)).not.toContain('returned')
  })

  it('are recognised from the address, whatever case is open', () => {
    expect(current(views, {})?.id).toBe('open')
    expect(current(views, { case: 'c1', mine: true })?.id).toBe('mine')
    expect(current(views, { mine: true, q: 'lamp' })).toBeUndefined()
    for (const view of views) expect(current(views, deskSearch(asWhole(view.search) as never))?.id).toBe(view.id)
  })
})

describe('own views', () => {
  const own = { id: 'v1', name: 'Lamps', search: { q: 'lamp', area: 'a1' } }

  it('survive nonsense and forget what no longer exists', () => {
    for (const stored of [null, '', '{', '{}', '[null,1,{"id":"x"}]']) expect(readViews(stored, deskSearch)).toEqual([])
    const stored = JSON.stringify([{ ...own, search: { ...own.search, case: 'c1', colour: 'red' } }])
    expect(readViews(stored, deskSearch)).toEqual([own])
  })

  it('have one of each name', () => {
    const again = { ...own, id: 'v2', search: { mine: true } }
    expect(withView([own], again)).toEqual([again])
  })
})
