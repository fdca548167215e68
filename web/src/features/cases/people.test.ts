import { expect, it } from 'vitest'
import type { CaseEvent } from '@/api/types'
import { peopleOf } from './people'

const event = (seq: number, kind: string, name: string, action: string, unit?: string) =>
  ({ seq, at: `t${seq}`, by: { kind, name }, action, unit: unit ? { id: unit } : undefined }) as unknown as CaseEvent

it('names each person once for each unit, with what they did', () => {
  const people = peopleOf([
    event(4, 'account', 'Li', 'accept', 'u1'),
    event(1, 'reporter', 'R-7', 'submit'),
    event(2, 'system', 'system', 'triage'),
    event(3, 'account', 'Li', 'triage', 'u1'),
    event(5, 'account', 'Li', 'accept', 'u1'),
    event(6, 'account', 'Wang', 'start', 'u2'),
  ])
  expect(people.map(({ name, acts, last }) => [name, acts, last])).toEqual([
    ['Li', ['triage', 'accept'], 't5'],
    ['Wang', ['start'], 't6'],
  ])
})
