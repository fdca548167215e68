/** Open cases as the map draws them. Pure. */
import type { Feature, FeatureCollection } from 'geojson'
import type { SituationMap, UnitTally } from '@/api/types'
import type { Layer } from './search'

export interface Point {
  lon: number
  lat: number
  state: string
  urgency: string
  lateness: 'in_time' | 'stage' | 'whole'
}

/** By the id of the case. One of them lives as long as the page; it is filled in place and never grows beyond what is open. */
export type Points = Map<string, Point>

/** Takes in columns of the server. */
export function take(points: Points, columns: SituationMap['points']) {
  columns.id.forEach((id, n) =>
    points.set(id, {
      lon: columns.lon[n]!,
      lat: columns.lat[n]!,
      state: columns.state[n]!,
      urgency: columns.urgency[n]!,
      lateness: columns.lateness[n]!,
    }),
  )
}

interface Words {
  /** The phase that a state belongs to. */
  phase: (state: string) => string
  /** Place on the urgency scale, 0 the most urgent. */
  step: (urgency: string) => number
}

const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features })
const feature = (lon: number, lat: number, properties: Feature['properties']): Feature => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: [lon, lat] },
})

/** The cases of a layer, one by one: all by state, or only what is late. */
export function marksOf(points: Points, layer: Layer, { phase, step }: Words): FeatureCollection {
  const features: Feature[] = []
  if (layer === 'state')
    for (const [id, { lon, lat, state, urgency }] of points)
      features.push(feature(lon, lat, { id, step: step(urgency), icon: `phase-${phase(state)}` }))
  if (layer === 'late')
    for (const [id, { lon, lat, lateness }] of points) {
      const at = lateness === 'whole' ? 0 : 1
      if (lateness !== 'in_time') features.push(feature(lon, lat, { id, step: at, icon: `step-${at}` }))
    }
  return collection(features)
}

/** Where much is open; squares count as many times as there are cases in them. */
export function heatOf(points: Points, cells: SituationMap['cells']): FeatureCollection {
  const features: Feature[] = []
  for (const { lon, lat } of points.values()) features.push(feature(lon, lat, { weight: 1 }))
  for (const { lon, lat, open } of cells) features.push(feature(lon, lat, { weight: open }))
  return collection(features)
}

/** Units where the area lies that they answer for; those of one place stand in a row, so that none hides another. */
export function unitsOf(units: readonly UnitTally[], name: (unit: UnitTally) => string): FeatureCollection {
  const taken = new Map<string, number>()
  return collection(
    units.flatMap(unit => {
      const { location, open } = unit
      if (!location) return []
      const place = `${location.lon},${location.lat}`
      const before = taken.get(place) ?? 0
      taken.set(place, before + 1)
      return [feature(location.lon + before * 0.004, location.lat, { label: `${name(unit)} ${open}`, open })]
    }),
  )
}
