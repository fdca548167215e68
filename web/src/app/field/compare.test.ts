import { expect, it } from 'vitest'
import type { Action, Case, CaseEvent } from '@/api/types'
import type { Seen, WaitingAct } from '@/features/outbox/model'
import { again, asRemark, changed, meanwhile, ways, wordsIn } from './compare'

const text = { zh: '字', en: 'words' }
const base = {
  id: 'c1',
  version: 4,
  state: 'assigned',
  urgency: 'normal',
  owner: { id: 'u1' },
  updated_at: '2026-11-23T08:00:00Z',
} as unknown as Seen
const trunk = (allowed_actions: string[], by: object = {}) =>
  ({ ...base, version: 6, updated_at: '2026-11-23T09:00:00Z', allowed_actions, ...by }) as unknown as Case
const item = (action: string) =>
  ({
    kind: 'act',
    action,
    fields: { measure: '已清理', reason: 'r1' },
    files: [],
    base,
    version: 4,
  }) as unknown as WaitingAct
const form = (action: string, ...fields: [string, string, boolean][]) =>
  ({
    action,
    label: text,
    fields: fields.map(([name, kind, required]) => ({ name, kind, required, label: text })),
  }) as unknown as Action
const resolve = form('resolve', ['measure', 'longtext', true], ['reason', 'reason:x', false])
const comment = form('comment', ['note', 'longtext', true], ['files', 'file[]', false])
const event = (seq: number, at: string) => ({ seq, at }) as CaseEvent

it('says what is no longer as it was', () => {
  expect(changed(base, trunk([]))).toEqual([])
  expect(changed(base, trunk([], { state: 'handling', owner: { id: 'u2' } }))).toEqual(['state', 'owner'])
})

it('tells what others did after one looked, the newest first', () => {
  const all = [event(4, '2026-11-23T08:00:00Z'), event(5, '2026-11-23T08:30:00Z'), event(6, '2026-11-23T09:00:00Z')]
  expect(meanwhile(all, base).map(({ seq }) => seq)).toEqual([6, 5])
})

it('offers what the case still allows, and always to let go', () => {
  expect(ways(item('resolve'), trunk(['resolve', 'comment']))).toEqual(['again', 'remark', 'drop'])
  expect(ways(item('resolve'), trunk(['comment']))).toEqual(['remark', 'drop'])
  expect(ways(item('comment'), trunk(['comment']))).toEqual(['again', 'drop'])
  expect(ways(item('resolve'), undefined)).toEqual(['drop'])
})

it('a remark carries the words on the version of now; the same act only moves up', () => {
  expect(wordsIn(item('resolve'), resolve)).toEqual(['已清理'])
  expect(again(item('resolve'), trunk([]))).toMatchObject({ action: 'resolve', version: 6, base: { version: 4 } })
  expect(asRemark(item('resolve'), trunk([]), comment, '办完了')).toMatchObject({
    action: 'comment',
    fields: { note: '办完了' },
    filesIn: 'files',
    version: 6,
    base: { version: 6 },
  })
})
