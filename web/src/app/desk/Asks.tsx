import type { Ask } from '@/api/types'
import { AskWord } from '@/features/cases/Words'
import { useMeta } from '@/features/pack/meta'
import { useWords } from '@/i18n'
import { Due, When } from '@/ui/When'
import css from './desk.module.css'

/** What one side asked of another, and how it stands. */
export function Asks({ asks }: { asks: readonly Ask[] }) {
  const { t, say } = useWords()
  const { label } = useMeta()
  if (asks.length === 0) return null
  return (
    <section className={css.section}>
      <h3>{t('case.asks')}</h3>
      <ul className={css.asks}>
        {asks.map(ask => (
          <li key={ask.id}>
            <strong>
              <AskWord kind={ask.kind} />
            </strong>{' '}
            {ask.unit && say(ask.unit.name)}
            <span className={css.quiet}>
              {label('ask_states', ask.state)} · <When at={ask.asked_at} />
              {ask.state === 'open' && ask.due_at && (
                <>
                  {' · '}
                  <Due at={ask.due_at} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
