import type { Area, Location, NewCase, Text } from '@/api/types'

/** Where something is: an area from the list, or a point with the area around it. */
export interface Place {
  /** Unknown for a point that was taken without a network: the server finds the area when the report arrives. */
  area?: Pick<Area, 'id' | 'name' | 'path'>
  location?: Location
}

/** What is sent: a point says more than an area, and the server finds the area of a point itself. */
export const placeBody = ({ area, location }: Place): Pick<NewCase, 'location' | 'area'> =>
  location ? { location } : { area: area?.id }

/** The names from the street down: the district goes without saying. */
export const pathWords = (path: readonly Text[], say: (text: Text) => string) =>
  (path.length > 1 ? path.slice(1) : path).map(say).join(' · ')

/** A place whose area is known. */
export type Known = Place & Pick<Required<Place>, 'area'>

const KEY = 'liandong.places'
const LIMIT = 3

/** Areas that were reported from this device before. Points are not kept: nobody's track is worth a convenience. */
function recentPlaces(): Known[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(list) ? (list as Known[]).filter(place => place.area?.id && place.area.path) : []
  } catch {
    return []
  }
}

/** What a resident is offered first: their courtyard, then what they reported before. */
export function offeredPlaces(): Known[] {
  const home = homePlace()
  return [...(home ? [home] : []), ...recentPlaces().filter(({ area }) => area.id !== home?.area.id)]
}

export function rememberPlace({ area }: Place) {
  if (!area) return
  const { id, name, path } = area
  const others = recentPlaces().filter(({ area }) => area.id !== id)
  localStorage.setItem(KEY, JSON.stringify([{ area: { id, name, path } }, ...others].slice(0, LIMIT)))
}

const HOME = 'liandong.home'

/** The courtyard that a person calls theirs. */
export function homePlace(): Known | undefined {
  try {
    const area = JSON.parse(localStorage.getItem(HOME) ?? 'null') as Known['area'] | null
    return area?.id && area.path ? { area } : undefined
  } catch {
    return undefined
  }
}

export function chooseHome(area: Known['area'] | undefined) {
  if (!area) return localStorage.removeItem(HOME)
  const { id, name, path } = area
  localStorage.setItem(HOME, JSON.stringify({ id, name, path }))
}
