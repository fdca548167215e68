import type { Case } from '@/api/types'
import type { Seen } from '@/features/outbox/model'
import { useWords } from '@/i18n'
import { StateTag, UrgencyTag } from '@/ui/Tags'
import { Exact } from '@/ui/When'
import { changed, COMPARED, type Compared } from './compare'
import css from './field.module.css'

/** Two looks at one case: as I saw it, and as it is. What differs is marked, and said. */
export function SideBySide({ base, trunk }: { base: Seen; trunk: Case }) {
  const { t } = useWords()
  const differs = changed(base, trunk)
  const names: Record<Compared, string> = {
    state: t('filter.state'),
    owner: t('case.owner'),
    urgency: t('filter.urgency'),
    due_at: t('case.due'),
  }
  return (
    <table className={css.versions}>
      <thead>
        <tr>
          <th scope="col">{t('decide.what')}</th>
          <th scope="col">{t('decide.base')}</th>
          <th scope="col">{t('decide.trunk')}</th>
        </tr>
      </thead>
      <tbody>
        {COMPARED.map(what => (
          <tr key={what} data-differs={differs.includes(what)}>
            <th scope="row">
              {names[what]}
              {differs.includes(what) && <small>{t('decide.changed')}</small>}
            </th>
            <td>
              <Value about={base} what={what} />
            </td>
            <td>
              <Value about={trunk} what={what} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Value({ about, what }: { about: Seen; what: Compared }) {
  const { t, say } = useWords()
  if (what === 'state') return <StateTag state={about.state} />
  if (what === 'urgency') return <UrgencyTag urgency={about.urgency} />
  if (what === 'owner') return say(about.owner.name)
  return about.due_at ? <Exact at={about.due_at} /> : t('decide.none')
}
