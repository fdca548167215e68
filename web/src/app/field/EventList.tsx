import type { CaseEvent } from '@/api/types'
import { useActLabel, wordsOf } from '@/features/cases/labels'
import { useWords } from '@/i18n'
import { When } from '@/ui/When'
import css from './field.module.css'

/** Things that happened to a case, in the order given. */
export function EventList({ events }: { events: readonly CaseEvent[] }) {
  const { t, say } = useWords()
  const label = useActLabel()
  const by = ({ unit, by }: CaseEvent) =>
    [unit && say(unit.name), by.kind === 'system' ? t('case.system') : by.name].filter(Boolean).join(' · ')
  return (
    <ol className={css.plainRows}>
      {events.map(event => (
        <li key={event.id}>
          <strong>{label(event.action)}</strong>
          <small>
            {by(event) && `${by(event)} · `}
            <When at={event.at} />
          </small>
          {wordsOf(event).map(words => (
            <p key={words}>{words}</p>
          ))}
        </li>
      ))}
    </ol>
  )
}
