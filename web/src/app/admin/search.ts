/** What the address of an administration page says: what is chosen, and what narrows the list down. */
export interface AdminSearch {
  id?: string
  area?: string
  q?: string
  state?: string
  /** A place in a long log. */
  after?: number
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

/** Reads the address; what it does not know is dropped. */
export function adminSearch(raw: Record<string, unknown>): AdminSearch {
  const after = Number(raw.after ?? NaN)
  const read: AdminSearch = {
    id: text(raw.id),
    area: text(raw.area),
    q: raw.q === undefined ? undefined : text(String(raw.q)),
    state: text(raw.state),
    after: Number.isSafeInteger(after) && after >= 0 ? after : undefined,
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
}
