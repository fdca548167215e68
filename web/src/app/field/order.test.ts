import { expect, it } from 'vitest'
import { boxOf, inOrder, metres, rounded, walk } from './order'

const here = { lon: 104.1, lat: 30.66 }
const at = (north: number) => ({ lon: 104.1, lat: 30.66 + north / 111_195 })
const one = (id: string, by: object = {}) => ({
  id,
  urgency: 'normal' as const,
  created_at: '2026-11-23T00:00:00Z',
  ...by,
})
const step = (urgency: string) => ['urgent', 'hot', 'normal'].indexOf(urgency)
const ids = (list: { id: string }[]) => list.map(({ id }) => id).join('')

it('distances are in metres, and in minutes on foot', () => {
  expect(metres(here, here)).toBe(0)
  expect(Math.abs(metres(here, at(500)) - 500)).toBeLessThan(1)
  expect([walk(10), walk(540)]).toEqual([1, 10])
  expect([rounded(123), rounded(1640)]).toEqual([120, 1600])
})

it('the ground around some points holds all of them, and a single one in the middle', () => {
  expect(boxOf([])).toBeUndefined()
  expect(boxOf([undefined, { lon: 1, lat: 2 }])).toEqual([0.995, 1.995, 1.005, 2.005])
  const box = boxOf([here, at(900)])!
  expect([box[0] < here.lon, box[1] < here.lat, box[3] > at(900).lat]).toEqual([true, true, true])
})

it('urgency comes before the way there, the way there before the deadline', () => {
  const cases = [
    one('a', { location: at(900), due_at: '2026-11-24T00:00:00Z' }),
    one('b', { location: at(100), due_at: '2026-11-25T00:00:00Z' }),
    one('c', { urgency: 'urgent', location: at(5000) }),
    one('d', { due_at: '2026-11-23T00:00:00Z' }),
  ]
  expect(ids(inOrder(cases, step, here))).toBe('cbad')
})

it('without a position the deadline decides, and what has none comes last', () => {
  const cases = [one('a'), one('b', { due_at: '2026-11-25T00:00:00Z' }), one('c', { due_at: '2026-11-24T00:00:00Z' })]
  expect(ids(inOrder(cases, step))).toBe('cba')
})
