import { expect, it } from 'vitest'
import type { Ask } from '@/api/types'
import { owes } from './queries'

const ask = (unit: string, state: string) => ({ unit: { id: unit }, state }) as Ask

it('a unit owes what it was asked for until it has answered', () => {
  expect(owes({ asks: [ask('u1', 'open'), ask('u2', 'open')] }, 'u1')).toBe(true)
  expect(owes({ asks: [ask('u1', 'answered'), ask('u2', 'open')] }, 'u1')).toBe(false)
  expect(owes({ asks: [] }, 'u1')).toBe(false)
})
