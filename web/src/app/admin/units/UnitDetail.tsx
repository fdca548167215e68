import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Unit } from '@/api/types'
import { pathWords } from '@/features/area/place'
import { setActive, teamQuery } from '@/features/org/team'
import { useWords } from '@/i18n'
import { Loading } from '@/ui/Empty'
import { Term } from '@/ui/glossary/Term'
import { ProblemNotice } from '@/ui/Notice'
import { Exact } from '@/ui/When'
import type { PageProps } from '../Admin'
import css from '../admin.module.css'
import { Detail } from '../Detail'
import { Facts } from '../Facts'
import { WriteForm } from '../WriteForm'
import { Rosters } from './Rosters'
import { Substitutions } from './Substitutions'
import { Team } from './Team'

/** One unit: what it is, who is on duty now, its posts, its rosters and who stands in for whom. */
export function UnitDetail({ unit, may }: PageProps & { unit: Unit }) {
  const { t, say } = useWords()
  const { data: team, error } = useQuery(teamQuery(unit.id))
  const writes = may('unit.write')
  const members = team?.posts.flatMap(post => post.members) ?? []
  const props = { unit: unit.id, members, writes }
  return (
    <Detail heading="unit-name">
      <h2 id="unit-name">{say(unit.name)}</h2>
      <Facts
        lines={[
          [t('areas.kind'), t(`unitKind.${unit.kind}`)],
          [t('areas.code'), unit.code],
          [t('units.parent'), say(unit.parent?.name)],
          [t('filter.area'), unit.area && pathWords(unit.area.path, say)],
          [t('report.phone'), unit.phone],
          [t('filter.state'), t(unit.active ? 'units.active' : 'units.ended')],
        ]}
      />
      {writes && (
        <WriteForm
          title={t(unit.active ? 'units.close' : 'units.open')}
          fields={[]}
          warning={unit.active ? t('units.closeHint') : undefined}
          send={(_, key) => setActive({ unit: unit.id, version: unit.version, active: !unit.active }, key)}
          stale={[['units']]}
        />
      )}
      {may('case.read') && (
        <Link to="/desk" search={{ unit: unit.id }}>
          {t('units.cases')}
        </Link>
      )}
      {error ? (
        <ProblemNotice error={error} />
      ) : !team ? (
        <Loading />
      ) : (
        <>
          <h3>{t('units.onDuty')}</h3>
          {team.duty.length === 0 ? (
            <p className={css.quiet}>{t('units.nobody')}</p>
          ) : (
            <ul className={css.items}>
              {team.duty.map(({ member, instead_of, to }) => (
                <li key={member.id + to}>
                  <span>
                    <strong>{member.name}</strong> {member.phone}
                    {instead_of && <small>{t('units.insteadOf', { name: instead_of.name })}</small>}
                  </span>
                  <span className={css.quiet}>
                    {t('units.until')} <Exact at={to} />
                  </span>
                </li>
              ))}
            </ul>
          )}
          <h3>{t('units.team')}</h3>
          <Team {...props} posts={team.posts} />
          <h3>
            <Term of="duty_roster">{t('units.rosters')}</Term>
          </h3>
          <Rosters {...props} rosters={team.rosters} />
          <h3>
            <Term of="substitution">{t('units.substitutions')}</Term>
          </h3>
          <Substitutions {...props} substitutions={team.substitutions} />
        </>
      )}
    </Detail>
  )
}
