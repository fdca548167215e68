import type { FeatureCollection } from 'geojson'
import { expect, it } from 'vitest'
import type { CaseSummary } from '@/api/types'
import { boundsOf, casePoints, chosen, namePoints } from './shapes'

const square = (x: number, y: number, size: number) => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
]
const areas: FeatureCollection = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { name_zh: 'A' },
      geometry: { type: 'Polygon', coordinates: [square(104, 30, 0.5)] },
    },
    {
      type: 'Feature',
      properties: { name_zh: 'B' },
      geometry: { type: 'MultiPolygon', coordinates: [[square(105, 31, 0.1)], [square(106, 32, 0.5)]] },
    },
  ],
}

it('each area carries its name once, in the middle of its largest part', () => {
  const at = namePoints(areas).features.map(({ geometry }) => (geometry as { coordinates: number[] }).coordinates)
  expect(at).toHaveLength(2)
  expect(at[0]![0]).toBeCloseTo(104.25)
  expect(at[0]![1]).toBeCloseTo(30.25)
  expect(at[1]![0]).toBeCloseTo(106.25)
})

it('bounds hold everything', () => {
  expect(boundsOf(areas)).toEqual([104, 30, 106.5, 32.5])
  expect(boundsOf({ type: 'FeatureCollection', features: [] })).toBeUndefined()
})

it('cases without a point stay off the map', () => {
  const cases = [
    { id: 'a', urgency: 'x', location: { lon: 1, lat: 2 } },
    { id: 'b', urgency: 'x' },
  ] as unknown as CaseSummary[]
  const { features } = casePoints(cases, () => 1)
  expect(features).toHaveLength(1)
  expect(features[0]?.properties).toEqual({ id: 'a', step: 1, icon: 'step-1' })
  expect(chosen(undefined, 'pin').features).toEqual([])
})
