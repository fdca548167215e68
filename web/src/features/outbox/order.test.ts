import { expect, it } from 'vitest'
import type { Waiting } from './model'
import { carriedOn, hasBefore, isReady } from './order'

const act = (id: string, on: string, version: number, by: object = {}) =>
  ({ kind: 'act', id, base: { id: on, version }, version, ...by }) as unknown as Waiting
const report = { kind: 'report', id: 'r' } as unknown as Waiting

it('an act waits behind a refused one that it builds on, and behind no other', () => {
  const [first, second] = [act('a', 'c1', 3, { refused: 'too late' }), act('b', 'c1', 3)]
  const [later, elsewhere] = [act('c', 'c1', 5), act('d', 'c2', 3)]
  const all = [first, second, later, elsewhere, report]
  expect(all.map(item => isReady(item, all))).toEqual([false, false, true, true, true])
})

it('what builds on an act that has arrived goes out on the version that it made', () => {
  const all = [act('a', 'c1', 3), act('b', 'c1', 3), act('c', 'c1', 5), report]
  expect(carriedOn(all[0]!, { version: 4 }, all)).toEqual([{ ...all[1], version: 4 }])
  expect(carriedOn(report, { version: 4 }, all)).toEqual([])
})

it('a new act queues up behind one of the same look at the case', () => {
  expect(hasBefore(act('b', 'c1', 3), [act('a', 'c1', 3)])).toBe(true)
  expect(hasBefore(act('b', 'c1', 4), [act('a', 'c1', 3)])).toBe(false)
  expect(hasBefore(report, [report])).toBe(false)
})
