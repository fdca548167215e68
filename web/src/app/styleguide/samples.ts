/** Invented rows for the table of the style guide; the same on every visit. */
export interface Sample {
  at: number
  number: string
  urgency: string
  state: string
  created: string
  hours: number
}

const START = Date.UTC(2026, 0, 1)
const QUARTER_MS = 900_000

export function samples(count: number, urgencies: readonly string[], states: readonly string[]): Sample[] {
  return Array.from({ length: count }, (_, at) => ({
    at,
    number: `CH${String(at + 1).padStart(8, '0')}`,
    urgency: urgencies[(at * 7) % Math.max(urgencies.length, 1)] ?? '',
    state: states[(at * 13) % Math.max(states.length, 1)] ?? '',
    created: new Date(START + at * QUARTER_MS * 0.3).toISOString(),
    hours: (at * 31) % 240,
  }))
}
