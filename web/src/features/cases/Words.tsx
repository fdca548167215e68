import type { Action } from '@/api/types'
import { useMeta } from '@/features/pack/meta'
import { useWords } from '@/i18n'
import { Term } from '@/ui/glossary/Term'
import { ACT_TERMS, ASK_TERMS } from './terms'

/** What an act is, in the words of the glossary; nothing for an act that explains itself. */
export function ActWhat({ action }: { action: Action }) {
  const { t, say } = useWords()
  const term = ACT_TERMS[action.action]
  return term ? (
    <p>
      {t('act.what')} <Term of={term}>{say(action.label)}</Term>
    </p>
  ) : null
}

/** What one side asks of another, with its meaning. */
export function AskWord({ kind }: { kind: string }) {
  const { label } = useMeta()
  const [name, term] = [label('ask_kinds', kind), ASK_TERMS[kind]]
  return term ? <Term of={term}>{name}</Term> : name
}
