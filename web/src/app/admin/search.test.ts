import { expect, it } from 'vitest'
import { adminSearch } from './search'

it('the address holds only what is known', () => {
  expect(adminSearch({ id: 'u1', q: 12, after: '200', page: 3, area: '' })).toEqual({ id: 'u1', q: '12', after: 200 })
  for (const after of [-1, 1.5, 'x', undefined]) expect(adminSearch({ after })).toEqual({})
})
