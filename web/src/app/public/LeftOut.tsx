import type { PublicAbout } from '@/api/types'
import { useWords } from '@/i18n'
import css from './public.module.css'

/** What is not published, and why: the rules in force here, in plain words. */
export function LeftOut({ about }: { about: PublicAbout }) {
  const { t, say } = useWords()
  return (
    <section className={css.card} aria-labelledby="left-out">
      <h2 id="left-out">{t('public.leftOut')}</h2>
      <ul className={css.reasons}>
        <li>{t('public.whyDelay', { hours: about.delay_hours })}</li>
        <li>{t('public.whyReporters', { count: about.reporters })}</li>
        <li>{t('public.whySquares', { metres: about.cell_metres })}</li>
        <li>{t('public.whyOut')}</li>
      </ul>
      {about.left_out.length > 0 && (
        <details>
          <summary>{t('public.sensitive')}</summary>
          <ul className={css.names}>
            {about.left_out.map(name => (
              <li key={name.zh}>{say(name)}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
