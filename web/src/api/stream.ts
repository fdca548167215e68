/** One thing that happened, as the live stream tells it. */
export interface News {
  /** What sort of thing: `case.…`. */
  topic: string
  /** The id of the thing it happened to. */
  object: string
}

/** Reads one message; `undefined` for what this build does not understand. */
export function readNews(text: string): News | undefined {
  try {
    const told: unknown = JSON.parse(text)
    if (typeof told !== 'object' || told === null) return undefined
    const { topic, object } = told as Record<string, unknown>
    return typeof topic === 'string' && typeof object === 'string' ? { topic, object } : undefined
  } catch {
    return undefined
  }
}

/** A stream lasts some minutes and is then taken up again; only a longer silence is worth a word. */
const PATIENCE_MS = 8_000

interface Listener {
  onNews: (news: News) => void
  /** Older news are no longer kept: what is shown may be old. */
  onReset: () => void
  onConnected: (connected: boolean) => void
}

/**
 * Listens to what happens to cases until the returned function is called. The browser connects again by itself and
 * says with `Last-Event-ID` where it stopped, so that nothing is missed.
 */
export function openStream({ onNews, onReset, onConnected }: Listener): () => void {
  const source = new EventSource('/api/v1/events?topics=case.')
  let waiting: ReturnType<typeof setTimeout> | undefined
  source.addEventListener('open', () => {
    clearTimeout(waiting)
    waiting = undefined
    onConnected(true)
  })
  source.addEventListener('error', () => (waiting ??= setTimeout(() => onConnected(false), PATIENCE_MS)))
  source.addEventListener('reset', onReset)
  source.addEventListener('message', event => {
    const news = readNews(String(event.data))
    if (news) onNews(news)
  })
  return () => {
    clearTimeout(waiting)
    source.close()
  }
}
