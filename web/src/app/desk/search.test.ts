import { expect, it } from 'vitest'
import { deskSearch, filterOf, narrowed } from './search'

it('reads the address and drops what it does not know', () => {
  const search = deskSearch({ case: 'c1', q: 12, mine: 'true', overdue: false, sort: 'loudest', page: 3, state: '' })
  expect(search).toEqual({ case: 'c1', q: '12', mine: true })
  expect(filterOf(search)).toEqual({ q: '12', mine: true })
})

it('an order narrows nothing down', () => {
  expect(narrowed({ sort: 'due' })).toBe(0)
  expect(narrowed({ sort: 'due', area: 'a', overdue: true })).toBe(2)
})
