import { expect, it } from 'vitest'
import { missing } from './sync'

it('says what one side has and the other has not', () => {
  const device = [{ code: 'A' }, { code: 'B' }]
  expect(missing(device, [{ code: 'B' }, { code: 'C' }])).toEqual({ toAccount: ['A'], toDevice: ['C'] })
  expect(missing(device, device)).toEqual({ toAccount: [], toDevice: [] })
})
