import { expect, it } from 'vitest'
import type { CaseEvent, CaseFile } from '@/api/types'
import { beforeAndAfter } from './byEvent'

const file = (id: string) => ({ id }) as CaseFile
const event = (seq: number, from: string | undefined, files?: string[]) =>
  ({ seq, from, data: files ? { files } : {} }) as unknown as CaseEvent

it('files stand with the act that brought them', () => {
  const events = [event(3, 'handling', ['c', 'd']), event(1, undefined, ['a']), event(2, 'submitted')]
  const { before, after } = beforeAndAfter([file('d'), file('a'), file('b'), file('c')], events)
  expect(before.map(({ id }) => id)).toEqual(['a', 'b'])
  expect(after.map(({ event, files }) => [event.seq, files.map(({ id }) => id)])).toEqual([[3, ['d', 'c']]])
})

it('without events everything is from before', () => {
  expect(beforeAndAfter([file('a')], [])).toEqual({ before: [file('a')], after: [] })
})
