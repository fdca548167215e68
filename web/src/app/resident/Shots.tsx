import type { Access } from '@/api/client'
import type { CaseFile } from '@/api/types'
import type { Brought } from '@/features/file/byEvent'
import { CaseFiles } from '@/features/file/CaseFiles'
import { useWords } from '@/i18n'
import { When } from '@/ui/When'
import css from './resident.module.css'

interface Props {
  before: readonly CaseFile[]
  after: readonly Brought[]
  access: Access
}

/** How it was and how it is now, side by side, as soon as there is something to compare. */
export function Shots({ before, after, access }: Props) {
  const { t, say } = useWords()
  if (after.length === 0) return null
  return (
    <section className={css.card} aria-labelledby="shots">
      <h2 id="shots">{t(before.length > 0 ? 'follow.beforeAfter' : 'follow.after')}</h2>
      <div className={before.length > 0 ? css.beside : undefined}>
        {before.length > 0 && (
          <div>
            <h3>{t('follow.before')}</h3>
            <CaseFiles files={before} access={access} />
          </div>
        )}
        <div>
          {before.length > 0 && <h3>{t('follow.afterwards')}</h3>}
          {after.map(({ event, files }) => (
            <figure key={event.id} className={css.brought}>
              <CaseFiles files={files} access={access} />
              <figcaption className={css.lead}>
                {event.unit && say(event.unit.name)} <When at={event.at} />
              </figcaption>
            </figure>
          ))}
        </div>
      </div>
    </section>
  )
}
