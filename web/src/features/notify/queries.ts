import { api, data } from '@/api/client'

/** How far back notices are looked through. */
const NOTICES = 50

/** The cases that one was told of lately by one of these events, each once, the newest first. */
export async function toldOf(topics: readonly string[]): Promise<string[]> {
  const { items } = await data(api.GET('/api/v1/inbox', { params: { query: { limit: NOTICES } } }))
  return [...new Set(items.flatMap(({ topic, case_id }) => (case_id && topics.includes(topic) ? [case_id] : [])))]
}
