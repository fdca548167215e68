import { expect, it } from 'vitest'
import type { PlanField, VisitPlan } from '@/api/types'
import {
  answers,
  clashes,
  decided,
  faultsOf,
  fieldsOf,
  inputOf,
  nothingSaid,
  tally,
  visitBody,
  wordsOf,
  type Said,
} from './plan'

const text = (en: string) => ({ zh: `${en}的`, en })
const field = (code: string, schema: object, by: Partial<PlanField> = {}): PlanField => ({
  code,
  name: text(code),
  schema,
  version: 0,
  ...by,
})
const number = { type: 'integer', minimum: 0, maximum: 500 }
const lane = {
  type: 'string',
  oneOf: [
    { const: 'clear', title: '畅通', 'x-en': { title: 'Clear' } },
    { const: 'blocked', title: '堵塞', 'x-en': { title: 'Blocked' } },
  ],
}
const known = (value: string | number, fresh: boolean) => ({ value, fresh, learned_at: '2026-01-01T00:00:00Z' })
const form = (code: string, due: boolean, fields: string[], required: string[]) => ({
  code,
  name: text(code),
  owner: text('Office'),
  due,
  due_on: '2026-03-01',
  ends_on: '2028-12-31',
  fields,
  required,
})
const plan: VisitPlan = {
  place: { id: 'a1', name: text('Yard'), kind_name: text('Courtyard'), path: [text('Yard')] },
  pack: 'p@1',
  at: '2026-03-02T00:00:00Z',
  forms: [
    form('fire', true, ['manager', 'buildings', 'charging', 'lane'], ['manager', 'lane']),
    form('rent', true, ['manager', 'buildings', 'rented'], ['rented']),
    form('lift', false, ['manager', 'lifts'], ['lifts']),
  ],
  fields: [
    field('manager', { type: 'string' }, { known: known('Good Homes', true), version: 3 }),
    field('buildings', number),
    field('charging', { type: 'string' }, { known: known('shed', false), version: 1 }),
    field('lane', lane),
    field('rented', number),
    field('lifts', number),
  ],
}
const said = (by: Partial<Said> = {}): Said => ({ ...nothingSaid(plan), ...by })

it('asks each field of the due forms once, and counts what is spared', () => {
  expect(fieldsOf(plan, said()).map(({ code }) => code)).toEqual(['manager', 'buildings', 'charging', 'lane', 'rented'])
  // Seven fields; the manager is known, and he and the buildings are asked for by both.
  expect(tally(plan, said())).toEqual({ all: 7, spared: 3 })
  expect(tally(plan, said({ changing: ['manager'] }))).toEqual({ all: 7, spared: 2 })
  expect(tally(plan, said({ forms: ['lift'] }))).toEqual({ all: 2, spared: 1 })
})

it('sends what is known with what was answered, on the versions that were seen', () => {
  const values = { lane: 'clear', rented: '12' }
  expect(visitBody(plan, said({ values, confirmed: ['charging'] }))).toEqual({
    area: 'a1',
    pack: 'p@1',
    forms: ['fire', 'rent'],
    fields: {
      manager: { value: 'Good Homes', seen: 3 },
      charging: { value: 'shed', seen: 1 },
      lane: { value: 'clear', seen: 0 },
      rented: { value: 12, seen: 0 },
    },
  })
  expect(answers(plan, said({ values: { manager: 'New' }, changing: ['manager'] }))).toEqual({ manager: 'New' })
})

it('finds what is missing or wrong without asking the server', () => {
  expect(faultsOf(plan, said())).toEqual({ lane: { keyword: 'required' }, rented: { keyword: 'required' } })
  const values = { lane: 'clear', rented: '501', buildings: 'many' }
  expect(faultsOf(plan, said({ values }))).toEqual({
    buildings: { keyword: 'type' },
    rented: { keyword: 'maximum', limit: 500 },
  })
})

it('draws a field by its schema', () => {
  expect(inputOf(plan.fields[3]!, true)).toMatchObject({ kind: 'choice', field: { required: true } })
  expect(inputOf(field('a', { type: 'boolean' }), false).kind).toBe('flag')
  expect(inputOf(field('a', { type: 'string', format: 'date' }), false).kind).toBe('date')
  expect(inputOf(field('a', { type: 'string', maxLength: 500 }), false).kind).toBe('longtext')
  expect(wordsOf(plan.fields[3]!, 'blocked')).toEqual({ zh: '堵塞', en: 'Blocked' })
  expect([wordsOf(plan.fields[1]!, 7), wordsOf(field('a', { type: 'boolean' }), true)]).toEqual(['7', true])
})

it('sets a late visit beside what is known now, and sends what a person decided', () => {
  const sent = visitBody(plan, said({ values: { lane: 'clear', rented: '12' } }))
  const changed = (value: string) => ({
    ...plan,
    fields: plan.fields.map(one => (one.code === 'manager' ? { ...one, known: known(value, true), version: 4 } : one)),
  })
  const now = changed('Better Homes')
  expect(clashes(sent, plan, now)).toEqual([{ field: now.fields[0], before: 'Good Homes', mine: 'Good Homes' }])
  expect(clashes(sent, plan, changed('Good Homes'))).toEqual([])
  expect(decided(sent, now, { manager: false }).fields.manager).toEqual({ value: 'Better Homes', seen: 4 })
  expect(decided(sent, now, { manager: true }).fields.manager).toEqual({ value: 'Good Homes', seen: 4 })
})
