import { useQuery } from '@tanstack/react-query'
import type { CaseEvent } from '@/api/types'
import { useWords } from '@/i18n'
import { actionsQuery } from './queries'

/** What a person wrote with an act: what was done, and the note beside it. */
export const wordsOf = ({ note, data }: CaseEvent): string[] =>
  [data.measure, note].filter(words => typeof words === 'string' && words !== '') as string[]

/** What an act is called. */
export function useActLabel() {
  const { say } = useWords()
  const { data: acts } = useQuery(actionsQuery)
  return (action: string) => say(acts?.find(act => act.action === action)?.label) || action
}
