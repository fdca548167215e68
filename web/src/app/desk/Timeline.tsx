import { Fragment } from 'react'
import type { CaseEvent } from '@/api/types'
import { useActLabel, wordsOf } from '@/features/cases/labels'
import { useMeta } from '@/features/pack/meta'
import { useWords } from '@/i18n'
import { When } from '@/ui/When'
import css from './desk.module.css'

/** Everything that happened, the newest first. */
export function Timeline({ events }: { events: readonly CaseEvent[] }) {
  const { t, say } = useWords()
  const { label } = useMeta()
  const actLabel = useActLabel()
  const state = (key: string) => label('states', key)
  return (
    <ol className={css.timeline}>
      {[...events]
        .sort((a, b) => b.seq - a.seq)
        .map(event => (
          <li key={event.id}>
            <strong>{actLabel(event.action)}</strong>
            {event.to && event.to !== event.from && (
              <span className={css.quiet}>
                {event.from ? t('case.step', { from: state(event.from), to: state(event.to) }) : state(event.to)}
              </span>
            )}
            <small>
              {[event.unit && say(event.unit.name), event.by.kind === 'system' ? t('case.system') : event.by.name]
                .filter(Boolean)
                .map(part => (
                  <Fragment key={part}>{part} · </Fragment>
                ))}
              <When at={event.at} full />
            </small>
            {wordsOf(event).map(words => (
              <p key={words}>{words}</p>
            ))}
          </li>
        ))}
    </ol>
  )
}
