import { expect, it } from 'vitest'
import { commandSearch } from './search'

it('the address is read, and what it does not know is dropped', () => {
  expect(commandSearch({ area: 'a', layer: 'heat', view: 'day', day: '2026-03-02', drill: 'true' })).toEqual({
    area: 'a',
    layer: 'heat',
    view: 'day',
    day: '2026-03-02',
    drill: true,
  })
  expect(commandSearch({ layer: 'x', view: 1, day: 'today', period: 'day', drill: 'no', unit: '' })).toEqual({})
})
