import { describe, expect, it } from 'vitest'
import type { ActionField } from '@/api/types'
import { body, entry, faults, initial, offered } from './form'

const field = (name: string, kind: string, required = false): ActionField => ({
  name,
  kind,
  required,
  label: { zh: name, en: name },
})
const fields = [
  field('unit', 'unit', true),
  field('note', 'longtext'),
  field('until', 'datetime'),
  field('score', 'rating', true),
  field('reason', 'reason:return', true),
  field('files', 'file[]', true),
]

it('knows its kinds, and asks for unknown ones as text', () => {
  expect(entry(fields[4]!)).toMatchObject({ kind: 'reason', list: 'return' })
  expect(entry(fields[5]!).kind).toBe('file[]')
  expect(entry(field('condition', 'condition')).kind).toBe('condition')
  expect(entry(field('x', 'hologram')).kind).toBe('text')
})

describe('faults', () => {
  it('names what is missing, blanks and empty lists included', () => {
    expect(faults(fields, { note: '', unit: '  ', files: [] })).toEqual({
      unit: 'required',
      score: 'required',
      reason: 'required',
      files: 'required',
    })
  })
  it('names what is no number', () => {
    expect(faults([field('n', 'number')], { n: 'three' })).toEqual({ n: 'number' })
    expect(faults([field('n', 'number')], { n: '3' })).toEqual({})
  })
  it('lets false and zero pass as answers', () => {
    expect(faults([field('solved', 'flag', true), field('n', 'number', true)], { solved: false, n: 0 })).toEqual({})
  })
})

it('sends what was said and nothing else', () => {
  const sent = body(fields, {
    unit: 'u1',
    note: '  fixed ',
    until: '2026-11-23T20:00:00+08:00',
    score: '4',
    reason: undefined,
    files: ['f1'],
    stray: 1,
  })
  expect(sent).toEqual({ unit: 'u1', note: 'fixed', until: '2026-11-23T12:00:00.000Z', score: 4, files: ['f1'] })
})

it('starts from what the case knows', () => {
  const about = { urgency: 'hot', category: { code: 'C1', name: { zh: '', en: '' } } } as never
  expect(initial([field('category', 'category'), field('urgency', 'choice'), field('note', 'text')], about)).toEqual({
    category: 'C1',
    urgency: 'hot',
    note: undefined,
  })
})

it('offers exactly what the server allows, in its order', () => {
  const acts = (['accept', 'decline', 'assign'] as const).map(action => {
    const words = { zh: action, en: action }
    return { action, label: words, why: words, fields: [] }
  })
  expect(offered(['assign', 'accept', 'unheard_of'], acts).map(({ action }) => action)).toEqual(['assign', 'accept'])
})

it('splits parts by line', () => {
  expect(body([field('parts', 'parts')], { parts: ' one\n\ntwo ' })).toEqual({
    parts: [{ description: 'one' }, { description: 'two' }],
  })
})
