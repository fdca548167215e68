import { expect, it } from 'vitest'
import { outline, whole } from './Parts'

const square = { type: 'Polygon', coordinates: [] }

it('an outline is read from a geometry, a feature or a collection of one', () => {
  for (const read of [
    square,
    { type: 'Feature', geometry: square },
    { type: 'FeatureCollection', features: [{ geometry: square }] },
  ])
    expect(outline(JSON.stringify(read))).toEqual(square)
  const two = { type: 'FeatureCollection', features: [{ geometry: square }, { geometry: square }] }
  expect(outline(JSON.stringify(two))).toBeUndefined()
  expect(outline('{"type":"Point"}')).toBeUndefined()
})

it('a part is sent without blanks around its words', () => {
  const part = whole({ code: ' 01 ', zh: ' 东 ', en: ' East ', children: ['a'] })
  expect(part).toEqual({ code: '01', name: { zh: '东', en: 'East' }, geometry: undefined, children: ['a'] })
})
