import type { CaseEvent } from '@/api/types'
import { useActLabel, wordsOf } from '@/features/cases/labels'
import { useWords } from '@/i18n'
import { Exact, When } from '@/ui/When'
import css from './resident.module.css'

/** What happened, the newest first. */
export function History({ events }: { events: readonly CaseEvent[] }) {
  const { t, say } = useWords()
  const label = useActLabel()
  if (events.length === 0) return <p className={css.lead}>{t('follow.historyEmpty')}</p>
  const by = ({ unit, by }: CaseEvent) => {
    const name = unit ? say(unit.name) : by.name
    return name && `${name} · `
  }
  return (
    <ol className={css.timeline}>
      {[...events]
        .sort((a, b) => b.seq - a.seq)
        .map(event => (
          <li key={event.id}>
            <strong>{label(event.action)}</strong>
            <small>
              {by(event)}
              <When at={event.at} full />
            </small>
            {event.reason && <p>{t('follow.reason', { reason: say(event.reason) })}</p>}
            {event.action === 'suspend' && typeof event.data.until === 'string' && (
              <p>
                {t('follow.pausedUntil')} <Exact at={event.data.until} />
              </p>
            )}
            {wordsOf(event).map(words => (
              <p key={words}>{words}</p>
            ))}
          </li>
        ))}
    </ol>
  )
}
