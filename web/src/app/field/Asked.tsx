import type { Ask } from '@/api/types'
import { AskWord } from '@/features/cases/Words'
import { useMeta } from '@/features/pack/meta'
import { useWords } from '@/i18n'
import { Due, When } from '@/ui/When'
import css from './field.module.css'

/** What one side asked of another, and how it stands. */
export function Asked({ asks }: { asks: readonly Ask[] }) {
  const { t, say } = useWords()
  const { label } = useMeta()
  if (asks.length === 0) return null
  return (
    <section className={css.card} aria-labelledby="asked">
      <h2 id="asked">{t('case.asks')}</h2>
      <ul className={css.plainRows}>
        {asks.map(ask => (
          <li key={ask.id}>
            <strong>
              <AskWord kind={ask.kind} /> {say(ask.unit?.name)}
            </strong>
            <small>
              {label('ask_states', ask.state)} · <When at={ask.asked_at} />
              {ask.state === 'open' && ask.due_at && (
                <>
                  {' · '}
                  <Due at={ask.due_at} />
                </>
              )}
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}
