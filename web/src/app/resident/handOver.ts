/** Photos taken on the first screen, on their way to the report. Kept in memory only, and taken once. */
let held: File[] = []

export const handOver = (files: Iterable<File>) => void (held = [...files])

export function takeOver(): File[] {
  const taken = held
  held = []
  return taken
}
