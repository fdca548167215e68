import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
// @ts-expect-error -- a plain script without types
import { css } from '../../../scripts/tokens.mjs'
import { palette, THEMES, type Token } from './theme'
import tokens from './tokens.json'

/** WCAG 2.2 relative luminance. */
const luminance = (hex: string) => {
  const [r, g, b] = [1, 3, 5]
    .map(at => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map(c => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a: string, b: string) => {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

const words: Token[] = ['text', 'text-2', 'primary', 'danger', 'warn', 'ok']
const scales = (Object.keys(tokens.light) as Token[]).filter(name => /^(urgency|phase)-/.test(name))
const grounds: Token[] = ['bg', 'surface', 'sunken']

describe.each(THEMES)('%s theme', theme => {
  const colours = palette(theme)
  const pairs = [
    ...[...words, ...scales].flatMap(word => grounds.map(ground => [word, ground] as const)),
    ['on-primary', 'primary'],
    ['on-primary', 'primary-hover'],
    ['text', 'primary-soft'],
    ['primary', 'primary-soft'],
    ['danger', 'danger-soft'],
    ['warn', 'warn-soft'],
    ['ok', 'ok-soft'],
    ['map-label', 'map-land'],
  ] as const
  it.each(pairs)('%s on %s reads well (AA, 4.5:1)', (word, ground) => {
    expect(contrast(colours[word as Token], colours[ground as Token])).toBeGreaterThanOrEqual(4.5)
  })
  it('edges of fields, the focus ring and the series of charts stand out (3:1)', () => {
    for (const edge of ['line-strong', 'focus', 'series-0', 'series-1', 'series-2', 'series-3'] as const)
      for (const ground of grounds) expect(contrast(colours[edge], colours[ground])).toBeGreaterThanOrEqual(3)
  })
})

it('all themes name the same tokens, and the style sheet is up to date', () => {
  for (const theme of THEMES) expect(Object.keys(tokens[theme])).toEqual(Object.keys(tokens.light))
  expect(readFileSync(new URL('tokens.css', import.meta.url), 'utf8')).toBe(css(tokens))
})
