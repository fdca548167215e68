import { expect, it } from 'vitest'
import type { CellFeature } from './queries'
import { listed, shaded } from './shades'

const cell = (code: string, reports: number, ground = true): CellFeature => ({
  type: 'Feature',
  geometry: ground ? { type: 'Polygon', coordinates: [] } : null,
  properties: { month: '2026-03', level: 'square', code, area: 'a', name_zh: '甲', name_en: 'A', reports },
})

it('the place with most reports is the darkest, and what has no ground is not drawn', () => {
  const drawn = shaded([cell('a/1:1', 40), cell('a/2:1', 10), cell('a/3:1', 99, false)])
  expect(drawn.features.map(({ properties }) => properties?.shade)).toEqual([40 / 99, 10 / 99])
  expect(drawn.features.map(({ properties }) => properties?.name_zh)).toEqual(['40', '10'])
})

it('outlines lie below and carry no name', () => {
  const outline = { type: 'Feature' as const, properties: { name_zh: '乙' }, geometry: cell('x', 1).geometry! }
  const drawn = shaded([cell('a/1:1', 4)], { type: 'FeatureCollection', features: [outline] })
  expect(drawn.features.map(({ properties }) => properties)).toEqual([{}, { name_zh: '4', name_en: '4', shade: 1 }])
})

it('the list goes by number, and squares are numbered from the north-west on', () => {
  const rows = listed([cell('a/5:7', 10), cell('a/4:9', 30), cell('a/5:9', 20)])
  expect(rows.map(({ cell, number }) => [cell.properties.reports, number])).toEqual([
    [30, 1],
    [20, 2],
    [10, 3],
  ])
})
