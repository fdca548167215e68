/** A day played back: how the cases stood at a moment of it. Pure. */
import type { SituationDay } from '@/api/types'
import type { Points } from './points'

/** How many events had happened by then: the events are in order. */
export function happenedBy(day: Pick<SituationDay, 'at'>, moment: number): number {
  let [low, high] = [0, day.at.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (Date.parse(day.at[middle]!) <= moment) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * The cases of the day after its first `count` events: what somebody owes work on, as the last event left it. What did
 * not move on that day is not shown.
 */
export function standing(
  day: Pick<SituationDay, 'id' | 'state' | 'urgency' | 'lon' | 'lat'>,
  count: number,
  isOpen: (state: string) => boolean,
): Points {
  const points: Points = new Map()
  for (let n = 0; n < count; n++) {
    const [id, lon, lat, state] = [day.id[n]!, day.lon[n], day.lat[n], day.state[n]!]
    if (!isOpen(state)) points.delete(id)
    else if (typeof lon === 'number' && typeof lat === 'number')
      points.set(id, { lon, lat, state, urgency: day.urgency[n]!, lateness: 'in_time' })
  }
  return points
}
