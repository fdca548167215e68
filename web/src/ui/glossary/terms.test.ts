import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
// @ts-expect-error -- a plain script without types
import { terms } from '../../../scripts/glossary.mjs'
import all from './terms.json'

it('the terms are those of docs/glossary.md', () => {
  expect(readFileSync(new URL('terms.json', import.meta.url), 'utf8')).toBe(terms())
})

it('every term is explained in both languages', () => {
  expect(Object.keys(all).length).toBeGreaterThan(100)
  for (const [key, { name, meaning }] of Object.entries(all)) {
    for (const text of [name.zh, name.en, meaning.zh, meaning.en]) expect(text, key).not.toBe('')
    expect(meaning.zh, key).toMatch(/\p{Script=Han}/u)
    expect(meaning.en, key).not.toMatch(/\p{Script=Han}/u)
  }
})
