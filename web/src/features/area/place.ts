import type { Area, Location, NewCase, Text } from '@/api/types'

/** Where something is: an area from the list, or a point with the area around it. */
export interface Place {
  area: Pick<Area, 'id' | 'name' | 'path'>
  location?: Location
}

/** What is sent: a point says more than an area, and the server finds the area of a point itself. */
export const placeBody = ({ area, location }: Place): Pick<NewCase, 'location' | 'area'> =>
  location ? { location } : { area: area.id }

/** The names from the street down: the district goes without saying. */
export const pathWords = (path: readonly Text[], say: (text: Text) => string) =>
  (path.length > 1 ? path.slice(1) : path).map(say).join(' · ')

const KEY = 'liandong.places'
const LIMIT = 3

/** Areas that were reported from this device before. Points are not kept: nobody's track is worth a convenience. */
export function recentPlaces(): Place[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(list) ? (list as Place[]).filter(place => place.area?.id && place.area.path) : []
  } catch {
    return []
  }
}

export function rememberPlace({ area: { id, name, path } }: Place) {
  const others = recentPlaces().filter(({ area }) => area.id !== id)
  localStorage.setItem(KEY, JSON.stringify([{ area: { id, name, path } }, ...others].slice(0, LIMIT)))
}
