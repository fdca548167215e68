/** One thing that happened, as the live stream tells it. */
export interface News {
  /** What sort of thing. */
  topic: string
  /** The case it is about, where it is about one. */
  caseId?: string
}

/** Reads one message; `undefined` for what this build does not understand. */
export function readNews(topic: string, text: string): News | undefined {
  try {
    const told: unknown = JSON.parse(text)
    if (typeof told !== 'object' || told === null) return undefined
    const { case: caseId, case_id: otherName, object, id } = told as Record<string, unknown>
    const found = [caseId, otherName, object, id].find(value => typeof value === 'string')
    return { topic, caseId: found as string | undefined }
  } catch {
    return undefined
  }
}

/**
 * Listens to the live stream until the returned function is called. The browser connects again by itself and says with
 * `Last-Event-ID` where it stopped, so that nothing is missed.
 */
export function openStream(onNews: (news: News) => void, onConnected: (connected: boolean) => void): () => void {
  const source = new EventSource('/api/v1/events')
  source.addEventListener('open', () => onConnected(true))
  source.addEventListener('error', () => onConnected(false))
  source.addEventListener('message', event => {
    const news = readNews(event.type, String(event.data))
    if (news) onNews(news)
  })
  return () => source.close()
}
