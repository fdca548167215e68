/** Files of a case by the act that brought them. Pure. */
import type { CaseEvent, CaseFile } from '@/api/types'

export interface Brought {
  event: CaseEvent
  files: CaseFile[]
}

const idsOf = ({ data }: CaseEvent): readonly unknown[] => (Array.isArray(data.files) ? data.files : [])

/**
 * Before: what came with the report, and whatever no act names. After: what later acts brought, oldest first. A file
 * belongs to the act that names it, whenever it was uploaded.
 */
export function beforeAndAfter(files: readonly CaseFile[], events: readonly CaseEvent[]) {
  const later = [...events]
    .sort((a, b) => a.seq - b.seq)
    .filter(({ from }) => from !== undefined && from !== null && from !== 'draft')
  const after = later
    .map((event): Brought => ({ event, files: files.filter(({ id }) => idsOf(event).includes(id)) }))
    .filter(brought => brought.files.length > 0)
  const known = new Set(after.flatMap(brought => brought.files.map(({ id }) => id)))
  return { before: files.filter(({ id }) => !known.has(id)), after }
}
