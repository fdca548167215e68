import { useQuery } from '@tanstack/react-query'
import type { Case } from '@/api/types'
import { joinsQuery } from '@/features/cases/queries'
import { useWords } from '@/i18n'
import { When } from '@/ui/When'
import css from './desk.module.css'

/** Neighbours who have the same: how many, since when, and how they rated what came of it. */
export function Neighbours({ about }: { about: Case }) {
  const { t } = useWords()
  const { data } = useQuery({ ...joinsQuery(about.id), enabled: about.joins > 0 })
  if (about.joins === 0) return null
  return (
    <section className={css.section} aria-labelledby="neighbours-title">
      <h3 id="neighbours-title">{t('case.joins', { count: about.joins })}</h3>
      <ul className={css.asks}>
        {data?.map(({ pseudonym, at, score, solved }) => (
          <li key={pseudonym + at}>
            <span>{pseudonym}</span>{' '}
            <span className={css.quiet}>
              <When at={at} />
            </span>
            {score && <span className={css.quiet}>{t('ui.stars', { count: score })}</span>}
            {typeof solved === 'boolean' && (
              <span className={css.quiet}>{t(solved ? 'case.joinSolved' : 'case.joinUnsolved')}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
