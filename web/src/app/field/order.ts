/** In which order somebody goes about: by urgency, and then by the way there, or by the deadline. Pure. */
import type { CaseSummary, Location } from '@/api/types'

const EARTH_M = 6_371_000
/** People on foot, with corners and traffic lights. */
const WALK_M_PER_MIN = 70
const DETOUR = 1.3

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Metres as the crow flies (haversine, on a sphere: within half a percent). */
export function metres(a: Location, b: Location): number {
  const [lat, lon] = [radians(b.lat - a.lat), radians(b.lon - a.lon)]
  const h = Math.sin(lat / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(lon / 2) ** 2
  return 2 * EARTH_M * Math.asin(Math.sqrt(h))
}

/** Minutes on foot, at least one. */
export const walk = (distance: number) => Math.max(1, Math.round((distance * DETOUR) / WALK_M_PER_MIN))

/** Half the side of the smallest piece of ground that is worth a map, in degrees: about half a kilometre. */
const AROUND = 0.005

/** West, south, east, north of some points, with a little ground around them. */
export function boxOf(points: readonly (Location | undefined)[]): [number, number, number, number] | undefined {
  const known = points.filter(point => point !== undefined)
  if (known.length === 0) return undefined
  const [lons, lats] = [known.map(({ lon }) => lon), known.map(({ lat }) => lat)]
  return [
    Math.min(...lons) - AROUND,
    Math.min(...lats) - AROUND,
    Math.max(...lons) + AROUND,
    Math.max(...lats) + AROUND,
  ]
}

/** A distance no more exact than a phone knows it. */
export const rounded = (distance: number) =>
  distance < 1000 ? Math.round(distance / 10) * 10 : Math.round(distance / 100) * 100

/** Infinity from itself is nothing. */
const apart = (a: number, b: number) => (a === b ? 0 : a - b)

/** What is as urgent comes by distance where that is known; what has no point comes after, by its deadline. */
export function inOrder<T extends Pick<CaseSummary, 'id' | 'urgency' | 'location' | 'due_at' | 'created_at'>>(
  cases: readonly T[],
  step: (urgency: string) => number,
  here?: Location,
): T[] {
  const far = ({ location }: T) => (here && location ? metres(here, location) : Infinity)
  const due = ({ due_at }: T) => due_at ?? '9999'
  return [...cases].sort(
    (a, b) =>
      step(a.urgency) - step(b.urgency) ||
      apart(far(a), far(b)) ||
      due(a).localeCompare(due(b)) ||
      a.created_at.localeCompare(b.created_at) ||
      a.id.localeCompare(b.id),
  )
}
