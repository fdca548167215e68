import { useQuery } from '@tanstack/react-query'
import { useWords } from '@/i18n'
import { actionsQuery } from './queries'

/** What an act is called. */
export function useActLabel() {
  const { say } = useWords()
  const { data: acts } = useQuery(actionsQuery)
  return (action: string) => say(acts?.find(act => act.action === action)?.label) || action
}
