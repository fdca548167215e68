import { expect, it } from 'vitest'
import { deskSearch, filterOf, narrowed } from './search'

const TODAY = '2026-03-02'

it('reads the address and drops what it does not know', () => {
  const search = deskSearch({ case: 'c1', q: 12, mine: 'true', overdue: false, sort: 'loudest', page: 3, state: '' })
  expect(search).toEqual({ case: 'c1', q: '12', mine: true })
  expect(filterOf(search, TODAY)).toEqual({ q: '12', mine: true, state: 'open' })
})

it('an order narrows nothing down', () => {
  expect(filterOf({ state: 'all' }, TODAY)).toEqual({})
  expect(filterOf({ state: 'closed' }, TODAY)).toEqual({ state: 'closed' })
  expect(filterOf({ due: 'today', mine: true }, TODAY)).toEqual({ due_to: TODAY, mine: true, state: 'open' })
  expect(narrowed({ sort: 'due', state: 'all', case: 'c' })).toBe(0)
  expect(narrowed({ sort: 'due', area: 'a', overdue: true })).toBe(2)
})
