import type { Case } from '@/api/types'
import { useWords } from '@/i18n'
import { StateTag } from '@/ui/Tags'
import css from './desk.module.css'

/** Cases that belong to this one, each with where it stands. */
export function Links({ about, onOpen }: { about: Case; onOpen: (id: string) => void }) {
  const { t } = useWords()
  const groups = [
    { title: t('links.parent'), cases: about.parent ? [about.parent] : [] },
    { title: t('links.children'), cases: about.children },
    { title: t('links.mergedInto'), cases: about.merged_into ? [about.merged_into] : [] },
    { title: t('links.follows'), cases: about.follows ? [about.follows] : [] },
  ].filter(({ cases }) => cases.length > 0)
  return groups.map(({ title, cases }) => (
    <section key={title} className={css.section}>
      <h3>{title}</h3>
      <ul className={css.links}>
        {cases.map(({ id, number, title, state }) => (
          <li key={id}>
            <StateTag state={state} />
            <button type="button" className={css.link} onClick={() => onOpen(id)}>
              {t('case.named', { number, title })}
            </button>
          </li>
        ))}
      </ul>
    </section>
  ))
}
