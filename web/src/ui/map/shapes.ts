/** Turns what the server says into what the map draws. Pure. */
import type { Feature, FeatureCollection, Point, Polygon, Position } from 'geojson'
import type { CaseSummary, Location } from '@/api/types'

const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features })

/** A point inside the largest ring of each area, so that every area carries its name once. */
export const namePoints = (areas: FeatureCollection): FeatureCollection =>
  collection(
    areas.features.flatMap(({ geometry, properties }) => {
      const rings =
        geometry.type === 'Polygon'
          ? [geometry.coordinates[0]]
          : geometry.type === 'MultiPolygon'
            ? geometry.coordinates.map(polygon => polygon[0])
            : []
      const largest = rings.filter(ring => ring !== undefined).sort((a, b) => Math.abs(area(b)) - Math.abs(area(a)))[0]
      if (!largest) return []
      return [
        { type: 'Feature' as const, properties, geometry: { type: 'Point' as const, coordinates: centroid(largest) } },
      ]
    }),
  )

/** Twice the signed area of a ring (shoelace). */
const area = (ring: Position[]) =>
  ring.reduce((sum, [x = 0, y = 0], at) => {
    const [nextX = 0, nextY = 0] = ring[(at + 1) % ring.length] ?? []
    return sum + x * nextY - nextX * y
  }, 0)

function centroid(ring: Position[]): Position {
  // Relative to the first corner: degrees of longitude are large against the size of a courtyard.
  const [baseX = 0, baseY = 0] = ring[0] ?? []
  let [x, y, doubled] = [0, 0, 0]
  ring.forEach(([ax = 0, ay = 0], at) => {
    const [bx = 0, by = 0] = ring[(at + 1) % ring.length] ?? []
    const cross = (ax - baseX) * (by - baseY) - (bx - baseX) * (ay - baseY)
    x += (ax + bx - 2 * baseX) * cross
    y += (ay + by - 2 * baseY) * cross
    doubled += cross
  })
  return doubled === 0 ? [baseX, baseY] : [baseX + x / (3 * doubled), baseY + y / (3 * doubled)]
}

/** Cases that have a point, each with its step on the urgency scale. */
export const casePoints = (cases: readonly CaseSummary[], step: (urgency: string) => number): FeatureCollection =>
  collection(
    cases.flatMap(({ id, location, urgency }) =>
      location ? [point(location, { id, step: step(urgency), icon: `step-${step(urgency)}` })] : [],
    ),
  )

/** The chosen place (a pin standing on it) or the chosen case (a ring around it). */
export const chosen = (at: Location | undefined, icon: 'pin' | 'ring'): FeatureCollection =>
  collection(at ? [point(at, { icon, anchor: icon === 'pin' ? 'bottom' : 'center' })] : [])

const point = ({ lon, lat }: Location, properties: Record<string, unknown>): Feature<Point> => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: [lon, lat] },
})

/** West, south, east, north of all areas; `undefined` for none. */
export function boundsOf(areas: FeatureCollection): [number, number, number, number] | undefined {
  let box: [number, number, number, number] | undefined
  for (const { geometry } of areas.features) {
    const polygons = geometry.type === 'MultiPolygon' ? geometry.coordinates : [(geometry as Polygon).coordinates]
    for (const [x = 0, y = 0] of polygons.flat(2) as Position[])
      box = box ? [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)] : [x, y, x, y]
  }
  return box
}
