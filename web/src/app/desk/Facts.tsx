import type { ReactNode } from 'react'
import type { Case } from '@/api/types'
import { pathWords } from '@/features/area/place'
import { useMeta } from '@/features/pack/meta'
import { useWords } from '@/i18n'
import { Term } from '@/ui/glossary/Term'
import css from './desk.module.css'
import { Reporter } from './Reporter'

/** What is known about the case, as far as this person may know it. */
export function Facts({ about }: { about: Case }) {
  const { t, say } = useWords()
  const { label } = useMeta()
  return (
    <section className={css.section}>
      <h3>{t('case.facts')}</h3>
      <dl className={css.facts}>
        <Fact name={t('case.category')}>{about.category ? say(about.category.name) : t('case.noCategory')}</Fact>
        <Fact name={t('case.place')}>{pathWords(about.area.path, say)}</Fact>
        <Fact name={<Term of="nature">{t('case.nature')}</Term>}>{about.nature && label('natures', about.nature)}</Fact>
        <Fact name={<Term of="channel">{t('case.channel')}</Term>}>{label('channels', about.channel)}</Fact>
        <Fact name={<Term of="lead_unit">{t('case.handler')}</Term>}>{about.handler && say(about.handler.name)}</Fact>
        <Fact name={<Term of="duty_list">{t('case.duty')}</Term>}>{about.duty_item}</Fact>
        <Fact name={<Term of="pseudonym">{t('case.reporter')}</Term>}>
          {about.reporter && <Reporter about={about} pseudonym={about.reporter.pseudonym} />}
        </Fact>
        {about.ratings.map(({ party, score, at }) => (
          <Fact key={party + at} name={t('case.rating', { party: label('parties', party) })}>
            {t('ui.stars', { count: score })}
          </Fact>
        ))}
      </dl>
    </section>
  )
}

/** One line; nothing for what is not known. */
function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return children ? (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  ) : null
}
