import { expect, it } from 'vitest'
import { faults } from './faults'
import { inLanguage } from './language'

const schema = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', minLength: 2, title: '姓名', 'x-en': { title: 'Name' } },
    doors: { type: 'array', items: { type: 'object', required: ['no'], properties: { no: { type: 'integer' } } } },
    kind: { type: 'string', oneOf: [{ const: 'a', title: '甲', 'x-en': { title: 'A' } }] },
  },
}

it('finds nothing where all is well', () => expect(faults(schema, { name: 'Li', doors: [{ no: 1 }] })).toEqual([]))

it('names the field that is missing, at any depth', () => {
  expect(faults(schema, { doors: [{}] })).toEqual([
    { path: ['name'], keyword: 'required' },
    { path: ['doors', '0', 'no'], keyword: 'required' },
  ])
})

it('says the limit that was passed', () => {
  expect(faults(schema, { name: 'L' })).toEqual([{ path: ['name'], keyword: 'minLength', limit: 2 }])
})

it('writes no program', () => {
  // The page's policy allows no code made from text.
  const real = globalThis.Function
  globalThis.Function = (() => {
    throw new Error('code made from text')
  }) as unknown as FunctionConstructor
  try {
    expect(faults(schema, { name: 3 })).toHaveLength(1)
  } finally {
    globalThis.Function = real
  }
})

it('a schema speaks the language in force, at any depth', () => {
  const zh = inLanguage(schema, 'zh-CN') as typeof schema
  const en = inLanguage(schema, 'en') as typeof schema
  expect(zh.properties.name.title).toBe('姓名')
  expect(en.properties.name.title).toBe('Name')
  expect(en.properties.kind.oneOf[0]?.title).toBe('A')
  expect(zh.properties.name).not.toHaveProperty('x-en')
})
