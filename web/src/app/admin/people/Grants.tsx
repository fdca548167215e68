import { useQuery } from '@tanstack/react-query'
import type { GiveRole, Grant } from '@/api/types'
import { areaQuery, useDistrict } from '@/features/area/queries'
import { endRole, giveRole, grantsQuery, rolesQuery } from '@/features/identity/accounts'
import { useWords } from '@/i18n'
import { Loading } from '@/ui/Empty'
import { ProblemNotice } from '@/ui/Notice'
import { useNow } from '@/ui/now'
import { Exact } from '@/ui/When'
import type { PageProps } from '../Admin'
import css from '../admin.module.css'
import { area, branch, choice, moment } from '../draw'
import { WriteForm } from '../WriteForm'

/** The roles that an account holds, is going to hold, or has held. */
export function Grants({ account, may }: PageProps & { account: string }) {
  const { t, say } = useWords()
  const { data: grants, error } = useQuery(grantsQuery(account))
  const { data: roles = [] } = useQuery(rolesQuery)
  const district = useDistrict()
  const writes = may('grant.write')
  const stale = [['accounts', 'grants', account]]
  if (error) return <ProblemNotice error={error} />
  if (!grants) return <Loading />
  return (
    <>
      {grants.length === 0 && <p className={css.quiet}>{t('people.noGrants')}</p>}
      <ul className={css.items}>
        {grants.map(grant => (
          <Held
            key={grant.id}
            grant={grant}
            role={say(roles.find(({ key }) => key === grant.role)?.name) || grant.role}
            writes={writes}
          />
        ))}
      </ul>
      {writes && (
        <WriteForm<GiveRole, Grant>
          title={t('people.give')}
          start={{ area: district?.id }}
          fields={[
            {
              name: 'role',
              label: t('people.role'),
              draw: choice(roles.map(({ key, name }) => ({ value: key, label: say(name) }))),
            },
            {
              name: 'area',
              label: t('filter.area'),
              hint: t('people.areaHint'),
              optional: true,
              draw: area,
            },
            {
              name: 'category',
              label: t('filter.category'),
              hint: t('people.categoryHint'),
              optional: true,
              draw: branch,
            },
            { name: 'valid_until', label: t('people.until'), optional: true, draw: moment },
          ]}
          send={(values, key) => giveRole({ id: account, ...values }, key)}
          stale={stale}
        />
      )}
    </>
  )
}

function Held({ grant, role, writes }: { grant: Grant; role: string; writes: boolean }) {
  const { t, say } = useWords()
  const now = useNow()
  const { data: place } = useQuery({ ...areaQuery(grant.area ?? ''), enabled: Boolean(grant.area) })
  const over = grant.valid_until && new Date(grant.valid_until) <= now
  return (
    <li>
      <span>
        <strong>{role}</strong> {grant.area ? say(place?.name) : t('people.everywhere')}
        <small>
          {t('units.from')} <Exact at={grant.valid_from} />{' '}
          {grant.valid_until && (
            <>
              {t('units.until')} <Exact at={grant.valid_until} />
            </>
          )}
          {over && ` · ${t('people.over')}`}
        </small>
      </span>
      {writes && !over && (
        <WriteForm
          title={t('people.end', { role })}
          fields={[]}
          warning={t('people.endHint')}
          send={(_, key) => endRole({ id: grant.account, grant: grant.id }, key)}
          stale={[['accounts', 'grants', grant.account]]}
        />
      )}
    </li>
  )
}
