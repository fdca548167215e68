import { expect, it } from 'vitest'
import type { SituationMap, UnitTally } from '@/api/types'
import { heatOf, marksOf, take, unitsOf, type Points } from './points'

const columns = {
  id: ['a', 'b', 'c'],
  lon: [104.1, 104.2, 104.3],
  lat: [30.1, 30.2, 30.3],
  state: ['submitted', 'handling', 'handling'],
  urgency: ['normal', 'urgent', 'hot'],
  lateness: ['in_time', 'whole', 'stage'],
} as unknown as SituationMap['points']
const words = {
  phase: (state: string) => (state === 'submitted' ? 'new' : 'working'),
  step: (urgency: string) => ['urgent', 'hot', 'normal'].indexOf(urgency),
}

const unit = (open: number) => ({ open, location: { lon: 104, lat: 30 } }) as unknown as UnitTally

it('each layer shows its cases, with a shape for each sort', () => {
  const points: Points = new Map()
  take(points, columns)
  const icons = (layer: Parameters<typeof marksOf>[1]) =>
    marksOf(points, layer, words).features.map(({ properties }) => properties?.icon as string)
  expect(icons('state')).toEqual(['phase-new', 'phase-working', 'phase-working'])
  expect(icons('late')).toEqual(['step-0', 'step-1'])
  expect(icons('heat')).toEqual([])
  expect(heatOf(points, []).features).toHaveLength(3)
})

it('what is told again replaces what was there', () => {
  const points: Points = new Map()
  take(points, columns)
  take(points, columns)
  expect(points.size).toBe(3)
})

it('squares weigh as much as what is in them', () => {
  const cells = [{ lon: 104, lat: 30, open: 7 }] as unknown as SituationMap['cells']
  expect(heatOf(new Map(), cells).features[0]?.properties).toEqual({ weight: 7 })
})

it('units at one place stand side by side', () => {
  const found = unitsOf([unit(2), unit(5), { open: 1 } as unknown as UnitTally], () => 'U').features
  expect(found.map(({ properties }) => properties?.label as string)).toEqual(['U 2', 'U 5'])
  const at = found.map(({ geometry }) => (geometry as { coordinates: number[] }).coordinates[0])
  expect(at[1]! - at[0]!).toBeCloseTo(0.004)
})
