import type { Member, NewSubstitution, Substitution } from '@/api/types'
import { addSubstitution, endSubstitution } from '@/features/org/team'
import { useWords } from '@/i18n'
import { Exact } from '@/ui/When'
import css from '../admin.module.css'
import { choice, line, moment } from '../draw'
import { WriteForm } from '../WriteForm'

interface Props {
  unit: string
  members: readonly Member[]
  substitutions: readonly Substitution[]
  writes: boolean
}

/** Who stands in for whom, now and later. */
export function Substitutions({ unit, members, substitutions, writes }: Props) {
  const { t } = useWords()
  const stale = [['units', 'team', unit]]
  const name = (id: string) => members.find(member => member.id === id)?.name ?? id
  const people = choice(members.map(one => ({ value: one.id, label: one.name })))
  return (
    <>
      {substitutions.length === 0 && <p className={css.quiet}>{t('units.noSubstitutions')}</p>}
      <ul className={css.items}>
        {substitutions.map(({ id, absent, stand_in, from, to, reason }) => (
          <li key={id}>
            <span>
              {t('units.standsIn', { absent: name(absent), standIn: name(stand_in) })}
              <small>
                <Exact at={from} /> – <Exact at={to} /> {reason}
              </small>
            </span>
            {writes && (
              <WriteForm
                title={t('units.endSubstitution')}
                fields={[]}
                warning={t('units.endSubstitutionHint')}
                send={(_, key) => endSubstitution({ unit, substitution: id }, key)}
                stale={stale}
              />
            )}
          </li>
        ))}
      </ul>
      {writes && members.length > 1 && (
        <WriteForm<NewSubstitution, unknown>
          title={t('units.addSubstitution')}
          fields={[
            { name: 'absent', label: t('units.absent'), draw: people },
            { name: 'stand_in', label: t('units.standIn'), draw: people },
            { name: 'from', label: t('units.from'), draw: moment },
            { name: 'to', label: t('units.to'), draw: moment },
            { name: 'reason', label: t('units.reason'), optional: true, draw: line },
          ]}
          send={(values, key) => addSubstitution({ unit, ...values }, key)}
          stale={stale}
        />
      )}
    </>
  )
}
