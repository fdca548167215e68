import type { Clock } from '@/api/types'
import { useMeta } from '@/features/pack/meta'
import { useWords } from '@/i18n'
import { secondsLeft, span } from '@/i18n/time'
import { useNow } from '@/ui/now'
import { Term } from '@/ui/glossary/Term'
import { Due, Exact } from '@/ui/When'
import css from './desk.module.css'

/** How the clocks of the case and of its stages stand. */
export function Clocks({ clocks }: { clocks: readonly Clock[] }) {
  const { t } = useWords()
  if (clocks.length === 0) return null
  return (
    <section className={css.section}>
      <h3>
        <Term of="time_limit">{t('clock.title')}</Term>
      </h3>
      <ul className={css.clocks}>
        {clocks.map(clock => (
          <Row key={clock.stage + clock.started_at} clock={clock} />
        ))}
      </ul>
    </section>
  )
}

function Row({ clock }: { clock: Clock }) {
  const { t, lang } = useWords()
  const { label } = useMeta()
  const now = useNow()
  const [start, due] = [new Date(clock.started_at), new Date(clock.due_at)]
  const end = clock.done_at ? new Date(clock.done_at) : now
  const late = secondsLeft(due, end) < 0
  const whole = Math.max(secondsLeft(due, start), 1)
  const used = Math.min(Math.max(1 - secondsLeft(due, end) / whole, 0), 1)
  const stage = label('stages', clock.stage)
  return (
    <li data-late={late} data-done={clock.done_at !== undefined}>
      <span>{stage}</span>
      <span>
        {clock.done_at ? (
          t(late ? 'clock.doneLate' : 'clock.done', { span: span(clock.elapsed_seconds, lang) })
        ) : clock.paused ? (
          t('clock.paused')
        ) : (
          <Due at={clock.due_at} />
        )}
      </span>
      <meter min={0} max={1} high={0.8} value={used} aria-label={t('clock.used', { stage })} />
      <small>
        {t('clock.due')} <Exact at={clock.due_at} />
      </small>
    </li>
  )
}
