import { queryOptions, useQuery } from '@tanstack/react-query'
import { api, data } from '@/api/client'
import type { Meta } from '@/api/types'
import { useWords } from '@/i18n'

/** What this district calls things; changes only when a pack is switched on. */
export const metaQuery = queryOptions({
  queryKey: ['meta'],
  queryFn: () => data(api.GET('/api/v1/meta')),
  staleTime: Infinity,
})

/** The lists of words: each entry has a stable key and a label in both languages. */
type ListName =
  'states' | 'urgencies' | 'supervisions' | 'stages' | 'natures' | 'channels' | 'ask_kinds' | 'ask_states' | 'parties'

/** The words of the district; until they have arrived, keys stand in for words. */
export function useMeta() {
  const { say } = useWords()
  const { data: meta } = useQuery(metaQuery)
  const list = <Name extends ListName>(name: Name): Meta[Name] => meta?.[name] ?? ([] as unknown as Meta[Name])
  const place = (name: ListName, key: string) => list(name).findIndex(entry => entry.key === key)
  return {
    meta,
    list,
    /** What a key is called. */
    label: (name: ListName, key: string) => say(list(name)[place(name, key)]?.label) || key,
    /** Place on a scale; -1 for what is not on it. */
    place,
    /** Place on the urgency scale of shapes and colours, 0 the most urgent. */
    step: (urgency: string) => {
      const at = place('urgencies', urgency)
      return at < 0 ? CALM : Math.min(at, CALM)
    },
  }
}

/** The last of the three steps that have a shape and a colour. */
const CALM = 2

/** Entries for a choice. */
export const useOptions = (name: ListName) => {
  const { say } = useWords()
  return useMeta()
    .list(name)
    .map(({ key, label }) => ({ value: key, label: say(label) }))
}
