import { expect, it } from 'vitest'
import { stretch } from './usePicks'

it('a stretch goes from the last picked to this one, in either direction', () => {
  const ids = ['a', 'b', 'c', 'd']
  expect(stretch(ids, 'b', 'd')).toEqual(['b', 'c', 'd'])
  expect(stretch(ids, 'd', 'b')).toEqual(['b', 'c', 'd'])
  expect(stretch(ids, undefined, 'c')).toEqual(['c'])
  expect(stretch(ids, 'gone', 'c')).toEqual(['c'])
})
