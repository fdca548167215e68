import { useQuery } from '@tanstack/react-query'
import type { Access } from '@/api/client'
import { readsQuery } from '@/features/cases/queries'
import { useWords } from '@/i18n'
import { Exact } from '@/ui/When'
import css from './resident.module.css'

/** Who read my data: every look at the contact, with its purpose, or that nobody looked. */
export function Reads({ access }: { access: Access & { kind: 'receipt' } }) {
  const { t, say } = useWords()
  const { data } = useQuery(readsQuery(access))
  if (!data) return null
  const { kept, kept_days: days, items } = data
  return (
    <section className={css.card} aria-labelledby="reads">
      <h2 id="reads">{t('reads.title')}</h2>
      <p className={css.lead}>{t(`reads.${kept}`, { days })}</p>
      {items.length === 0 ? (
        kept !== 'nothing' && <p>{t('reads.nobody')}</p>
      ) : (
        <ul className={css.timeline}>
          {items.map(({ at, unit, posts, purpose }) => (
            <li key={at}>
              <strong>{[say(unit?.name), ...posts.map(say)].filter(Boolean).join(' · ')}</strong>
              <small>
                <Exact at={at} />
              </small>
              <p>{t('reads.purpose', { purpose })}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
