import type { ReactNode } from 'react'
import type { Case } from '@/api/types'
import { pathWords } from '@/features/area/place'
import { useMeta } from '@/features/pack/meta'
import { useWords } from '@/i18n'
import css from './desk.module.css'

const dial = (phone: string) => <a href={`tel:${phone}`}>{phone}</a>

/** What is known about the case, as far as this person may know it. */
export function Facts({ about }: { about: Case }) {
  const { t, say } = useWords()
  const { label } = useMeta()
  const rows: [string, ReactNode][] = [
    [t('case.category'), about.category ? say(about.category.name) : t('case.noCategory')],
    [t('case.place'), pathWords(about.area.path, say)],
    [t('case.nature'), about.nature && label('natures', about.nature)],
    [t('case.channel'), label('channels', about.channel)],
    [t('case.handler'), about.handler && say(about.handler.name)],
    [t('case.verifier'), about.verifier],
    [t('case.reporter'), about.reporter?.name ?? about.reporter?.pseudonym],
    [t('case.phone'), about.reporter?.phone && dial(about.reporter.phone)],
    [
      t('case.ratings'),
      about.ratings.length > 0 && about.ratings.map(({ score }) => t('ui.stars', { count: score })).join(' · '),
    ],
  ]
  return (
    <section className={css.section}>
      <h3>{t('case.facts')}</h3>
      <dl className={css.facts}>
        {rows
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  )
}
