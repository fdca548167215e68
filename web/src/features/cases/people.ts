/** Who took part in a case, and with which acts. Pure. */
import type { CaseEvent } from '@/api/types'

export interface Participant {
  name: string
  unit: CaseEvent['unit']
  /** What they did, each act once, in the order of time. */
  acts: string[]
  last: string
}

/** Everybody who acted, in the order in which they came in. The system is nobody, and the reporter stands by himself. */
export function peopleOf(events: readonly CaseEvent[]): Participant[] {
  const people = new Map<string, Participant>()
  for (const { by, unit, action, at } of [...events].sort((a, b) => a.seq - b.seq)) {
    if (by.kind !== 'account') continue
    const key = `${by.name}\n${unit?.id ?? ''}`
    const person = people.get(key) ?? { name: by.name, unit, acts: [], last: at }
    if (!person.acts.includes(action)) person.acts.push(action)
    person.last = at
    people.set(key, person)
  }
  return [...people.values()]
}
