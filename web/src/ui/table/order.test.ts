import { expect, it } from 'vitest'
import { sorted } from './order'

const rows = [
  { name: 'b', n: 2 },
  { name: 'a', n: 2 },
  { name: 'c', n: 1 },
]
const columns = [{ key: 'n', compare: (one: { n: number }, other: { n: number }) => one.n - other.n }, { key: 'name' }]
const names = (list: readonly { name: string }[]) => list.map(({ name }) => name).join('')

it('orders up and down, and leaves equal rows as they were', () => {
  expect(names(sorted(rows, columns, { key: 'n', down: false }))).toBe('cba')
  expect(names(sorted(rows, columns, { key: 'n', down: true }))).toBe('bac')
})

it('without an order, or by a column that has none, nothing moves', () => {
  expect(sorted(rows, columns, undefined)).toBe(rows)
  expect(sorted(rows, columns, { key: 'name', down: false })).toBe(rows)
})
