import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { Case } from '@/api/types'
import type { Values } from '@/features/cases/form'
import { routeQuery } from '@/features/dispatch/queries'
import { useWords } from '@/i18n'
import { Term, type TermName } from '@/ui/glossary/Term'
import css from './desk.module.css'
import { Duplicates } from './Duplicates'

interface Props {
  about: Case
  /** Opens the form of an act with some of it filled in. */
  onAct: (action: string, values: Values) => void
}

/** What helps to sort a case and to send it to the right place: likely duplicates, and the duty list with its reasons. */
export function Suggestions({ about, onAct }: Props) {
  return (
    <>
      <Categories about={about} onAct={onAct} />
      <Duplicates about={about} onAct={onAct} />
      <Duty about={about} onAct={onAct} />
    </>
  )
}

/** Categories that people gave to cases in the same words, with those words as the reason. */
function Categories({ about, onAct }: Props) {
  const { t, say, lang } = useWords()
  const list = new Intl.ListFormat(lang)
  const chosen = about.category?.code
  const others = about.categories.filter(({ category }) => category.code !== chosen)
  if (others.length === 0) return null
  return (
    <section className={css.section} aria-labelledby="categories-title">
      <h3 id="categories-title">
        <Term of="suggested_category">{t('guess.title')}</Term>
      </h3>
      <ul className={css.asks}>
        {others.map(({ category, words, cases }) => (
          <li key={category.code}>
            <span className={css.between}>
              <strong>{say(category.name)}</strong>
              {about.allowed_actions.includes('triage') && (
                <Button onClick={() => onAct('triage', { category: category.code })}>{t('guess.take')}</Button>
              )}
            </span>
            <span className={css.quiet}>
              {t(cases > 0 ? 'guess.why' : 'guess.whyName', {
                words: list.format(words.map(word => t('guess.quoted', { word }))),
                count: cases,
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** How the street stands to an item, as the glossary explains it. */
const KINDS: Record<string, TermName> = {
  own: 'own_item',
  assisting: 'assisting_item',
  reclaimed: 'reclaimed_item',
}
const LEVELS: Record<string, TermName> = { district: 'district', street: 'street', community: 'community' }

function Duty({ about, onAct }: Props) {
  const { t, say, lang } = useWords()
  const { data: route } = useQuery({
    ...routeQuery(about.id, about.version),
    enabled: about.category !== undefined && about.category !== null,
  })
  const assists = new Intl.ListFormat(lang).format(route?.assist.map(({ name }) => say(name)) ?? [])
  if (!about.category || route === undefined) return null
  return (
    <section className={css.section} aria-labelledby="duty-title">
      <h3 id="duty-title">
        <Term of="duty_list">{t('duty.title')}</Term>
      </h3>
      {route === null ? (
        <p className={css.quiet}>{t('duty.silent', { category: say(about.category.name) })}</p>
      ) : (
        <>
          <p>
            {t(route.lead ? 'duty.why' : 'duty.whyNobody', {
              category: say(about.category.name),
              item: route.duty_item,
              title: say(route.title),
              unit: say(route.lead?.name),
            })}
          </p>
          <dl className={css.facts}>
            <div>
              <dt>{t('duty.kind')}</dt>
              <dd>
                <Known of={KINDS[route.kind]} or={route.kind} /> · <Known of={LEVELS[route.level]} or={route.level} />
              </dd>
            </div>
            {route.assist.length > 0 && (
              <div>
                <dt>{t('duty.assist')}</dt>
                <dd>{assists}</dd>
              </div>
            )}
            <div>
              <dt>{t('duty.source')}</dt>
              <dd>{route.source}</dd>
            </div>
          </dl>
          {route.lead && about.allowed_actions.includes('assign') && (
            <div>
              <Button onClick={() => onAct('assign', { unit: route.lead?.id, duty_item: route.duty_item })}>
                {t('duty.take', { unit: say(route.lead.name) })}
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  )
}

/** A word that the glossary may know. */
const Known = ({ of, or }: { of: TermName | undefined; or: string }) => (of ? <Term of={of} /> : or)
