import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { accountQuery, invite, reset, switchAccount } from '@/features/identity/accounts'
import { unitQuery } from '@/features/org/queries'
import { useWords } from '@/i18n'
import { Loading } from '@/ui/Empty'
import { Notice, ProblemNotice } from '@/ui/Notice'
import { When } from '@/ui/When'
import type { PageProps } from '../Admin'
import css from '../admin.module.css'
import { Detail } from '../Detail'
import { Facts } from '../Facts'
import { WriteForm } from '../WriteForm'
import { Grants } from './Grants'
import { standing } from './People'

interface Props extends PageProps {
  id: string
  /** Made just now: what comes next is said. */
  fresh: boolean
}

/** One account: whose it is, its roles, and how its owner gets in. */
export function AccountDetail({ id, fresh, may }: Props) {
  const { t, say } = useWords()
  const found = useQuery(accountQuery(id))
  const account = found.data
  const { data: unit } = useQuery({
    ...unitQuery(account?.unit ?? ''),
    enabled: Boolean(account?.unit) && may('unit.read'),
  })
  const [link, setLink] = useState<string>()
  if (found.isError) return <ProblemNotice error={found.error} retry={() => void found.refetch()} />
  if (!account) return <Loading rows={5} />
  const writes = may('account.write')
  const stale = [['accounts']]
  const disabled = Boolean(account.disabled_at)
  return (
    <Detail heading="account-name">
      <h2 id="account-name">{account.display}</h2>
      {fresh && <Notice>{t('people.next')}</Notice>}
      <Facts
        lines={[
          [t('enter.account'), account.name],
          [t('filter.state'), t(`people.${standing(account)}`)],
          [t('people.unit'), say(unit?.name)],
          [t('people.email'), account.email],
          [t('people.factor'), t(account.has_second_factor ? 'form.yes' : 'form.no')],
          [t('people.made'), <When key="made" at={account.created_at} />],
        ]}
      />
      {link && (
        <Notice tone="ok">
          <p>{t('people.link')}</p>
          <p className={css.secret}>{link}</p>
          <p>
            <Button onClick={() => void navigator.clipboard?.writeText(link)}>{t('people.copy')}</Button>
          </p>
        </Notice>
      )}
      {writes && !account.machine && (
        <div className={css.buttons}>
          {!account.has_password && !disabled && (
            <WriteForm
              title={t('people.invite')}
              fields={[]}
              send={(_, key) => invite(id, key)}
              stale={stale}
              onDone={answer => setLink(answer.link)}
            />
          )}
          <WriteForm
            title={t('people.reset')}
            fields={[]}
            warning={t('people.resetHint')}
            send={(_, key) => reset(id, key)}
            stale={stale}
            onDone={answer => setLink(answer.link)}
          />
          <WriteForm
            title={t(disabled ? 'people.enable' : 'people.disable')}
            fields={[]}
            warning={disabled ? undefined : t('people.disableHint')}
            send={(_, key) => switchAccount({ id, version: account.version, disabled: !disabled }, key)}
            stale={stale}
          />
        </div>
      )}
      <h3>{t('people.grants')}</h3>
      <Grants account={id} may={may} />
    </Detail>
  )
}
