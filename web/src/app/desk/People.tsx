import type { CaseEvent } from '@/api/types'
import { useActLabel } from '@/features/cases/labels'
import { peopleOf } from '@/features/cases/people'
import { useWords } from '@/i18n'
import { Term } from '@/ui/glossary/Term'
import { When } from '@/ui/When'
import css from './desk.module.css'

/** Who took part: finder, handler and verifier are different people, and here one sees who is who. */
export function People({ events }: { events: readonly CaseEvent[] }) {
  const { t, say } = useWords()
  const actLabel = useActLabel()
  const people = peopleOf(events)
  if (people.length === 0) return null
  return (
    <section className={css.section}>
      <h3>
        <Term of="finder_handler_and_verifier_apart">{t('case.people')}</Term>
      </h3>
      <ul className={css.asks}>
        {people.map(({ name, unit, acts, last }) => (
          <li key={name + (unit?.id ?? '')}>
            <span>
              <strong>{name}</strong> {unit && <span className={css.quiet}>{say(unit.name)}</span>}
            </span>
            <span className={css.quiet}>
              {acts.map(actLabel).join(' · ')} · <When at={last} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
