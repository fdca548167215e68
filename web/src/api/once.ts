/** Canonical text of a value: the same members in another order give the same text. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  ) ?? ''

/**
 * Keys for writes: the same content keeps its key until the server has answered, so that a second try after a lost
 * answer is no second case; changed content gets a new key.
 */
export class Once {
  private last?: { text: string; key: string }

  constructor(private readonly fresh: () => string = newKey) {}

  key(content: unknown): string {
    const text = canonical(content)
    if (this.last?.text !== text) this.last = { text, key: this.fresh() }
    return this.last.key
  }

  /** The server has answered: the next write is a new one even if it says the same. */
  done() {
    this.last = undefined
  }
}

/** `crypto.randomUUID` exists only in secure contexts, and a district may start on plain http inside its own network. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
}
