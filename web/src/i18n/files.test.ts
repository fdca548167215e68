import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import en from './en.json'
import { pick, wishedLang } from './index'
import zh from './zh-CN.json'

type Words = { [key: string]: string | Words }

const flat = (words: Words, path = ''): [string, string][] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : flat(value, `${path}${key}.`),
  )
/** Plural forms differ by language (one/other); the key without its form must be there in both. */
const stem = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '')
const stems = (words: Words) => [...new Set(flat(words).map(([key]) => stem(key)))].sort()
const holes = (text: string) => [...text.matchAll(/{{\s*(\w+)/g)].map(found => found[1]).sort()

const sources = readdirSync(join(import.meta.dirname, '..'), { recursive: true, encoding: 'utf8' })
  .filter(path => /\.tsx?$/.test(path) && !/\.test\.|schema\.ts/.test(path))
  .map(path => ({ path, text: readFileSync(join(import.meta.dirname, '..', path), 'utf8') }))

describe('language files', () => {
  it('have the same keys', () => expect(stems(en)).toEqual(stems(zh)))

  it('leave nothing empty', () => {
    for (const [key, text] of [...flat(zh), ...flat(en)]) expect(text.trim(), key).not.toBe('')
  })

  it('have the same holes', () => {
    const english = new Map(flat(en).map(([key, text]) => [stem(key), text]))
    for (const [key, text] of flat(zh)) expect(holes(english.get(stem(key)) ?? ''), key).toEqual(holes(text))
  })

  it('English has no Chinese, pages have none at all', () => {
    for (const [key, text] of flat(en)) expect(text, key).not.toMatch(/\p{Script=Han}/u)
    for (const { path, text } of sources.filter(({ path }) => path.endsWith('.tsx')))
      expect(text, path).not.toMatch(/\p{Script=Han}/u)
  })

  it('hold no word that no page says', () => {
    const all = sources.map(({ text }) => text).join('\n')
    const unused = stems(zh).filter(
      key => !all.includes(`'${key}'`) && !all.includes(`\`${key.replace(/[^.]+$/, '$')}`),
    )
    expect(unused).toEqual([])
  })
})

it('the wished language', () => {
  expect(wishedLang('en', ['zh-CN'])).toBe('en')
  expect(wishedLang(null, ['fr', 'en-GB', 'zh'])).toBe('en')
  expect(wishedLang(null, ['fr'])).toBe('zh-CN')
  expect(wishedLang('xx', ['zh-TW'])).toBe('zh-CN')
})

it('a text missing in one language is said in the other', () => {
  expect(pick({ zh: '甲', en: '' }, 'en')).toBe('甲')
  expect(pick(undefined, 'en')).toBe('')
})
