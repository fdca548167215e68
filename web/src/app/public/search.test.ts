import { expect, it } from 'vitest'
import { publicSearch } from './search'

it('what the address does not know is dropped', () => {
  expect(publicSearch({ month: '2026-03', level: 'square', area: 510108002000 })).toEqual({
    month: '2026-03',
    level: 'square',
    area: '510108002000',
  })
  expect(publicSearch({ month: 'March', level: 'house', colour: 'red' })).toEqual({})
})
