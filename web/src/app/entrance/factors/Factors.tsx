import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronLeft, KeyRound, Smartphone } from 'lucide-react'
import { useState } from 'react'
import type { Account, Factors, Session } from '@/api/types'
import { readiness } from '@/features/identity/ceremony'
import { factorsQuery } from '@/features/identity/factors'
import { sessionQuery } from '@/features/identity/session'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Loading } from '@/ui/Empty'
import { Notice, ProblemNotice } from '@/ui/Notice'
import { usePage } from '@/ui/page'
import { SignedIn } from '../../SignedIn'
import { isPhone, landing } from '../landing'
import { AddPasskey } from './AddPasskey'
import { Authenticator } from './Authenticator'
import { PasskeyRow } from './PasskeyRow'
import { WhyNot } from './Trouble'
import css from '../entrance.module.css'

type Adding = 'passkey' | 'authenticator'

/** With what one signs in besides the password: seen, added, renamed and removed by its owner. */
export function FactorsPage() {
  return <SignedIn>{account => <Page account={account} />}</SignedIn>
}

function Page({ account }: { account: Account }) {
  const { t } = useWords()
  const heading = usePage(t('factors.title'))
  const queries = useQueryClient()
  const found = useQuery(factorsQuery)
  const [adding, setAdding] = useState<Adding>()
  const [done, setDone] = useState(false)
  /** The same person goes on under a fresh session; the page stays. */
  const renew = ({ account, proof, next }: Session) => {
    const fresh: Session = { account, proof, next }
    queries.setQueryData(sessionQuery.queryKey, fresh)
    setAdding(undefined)
    setDone(true)
    void found.refetch()
  }
  return (
    <div className={css.form}>
      <Link to={landing(account, isPhone())} className={css.back}>
        <ChevronLeft aria-hidden size={20} />
        {t('factors.back')}
      </Link>
      <h1 {...heading}>{t('factors.title')}</h1>
      <p>{t('factors.lead')}</p>
      {done && !adding && <Notice tone="ok">{t('factors.changed')}</Notice>}
      {found.isError && <ProblemNotice error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Loading rows={4} />}
      {found.data && (
        <>
          <Passkeys
            factors={found.data}
            adding={adding === 'passkey'}
            onAdd={setAdding}
            onRenamed={() => void found.refetch()}
            onChanged={renew}
          />
          <Codes factors={found.data} adding={adding === 'authenticator'} onAdd={setAdding} onChanged={renew} />
          {(found.data.authenticator || found.data.passkeys.length > 0) && (
            <p>{t('factors.codesLeft', { count: found.data.recovery_codes })}</p>
          )}
        </>
      )}
    </div>
  )
}

interface PartProps {
  factors: Factors
  /** Whether one is being added here. */
  adding: boolean
  onAdd: (what: Adding | undefined) => void
  onChanged: (session: Session) => void
}

function Passkeys({ factors, adding, onAdd, onChanged, onRenamed }: PartProps & { onRenamed: () => void }) {
  const { t } = useWords()
  const ready = readiness(factors.passkeys_at) === 'ready'
  return (
    <section className={css.office} aria-labelledby="passkeys">
      <h2 id="passkeys">
        <KeyRound aria-hidden size={20} />
        {t('passkey.title')}
      </h2>
      {!adding && <p className={css.quiet}>{t('passkey.what')}</p>}
      <ul className={css.factors}>
        {factors.passkeys.map(passkey => (
          <PasskeyRow key={passkey.id} passkey={passkey} onRenamed={onRenamed} onRemoved={onChanged} />
        ))}
      </ul>
      <WhyNot at={factors.passkeys_at} />
      {adding && <AddPasskey factors={factors} onDone={onChanged} />}
      {ready && (
        <Button wide onClick={() => onAdd(adding ? undefined : 'passkey')}>
          {t(adding ? 'passkey.cancel' : 'passkey.add')}
        </Button>
      )}
    </section>
  )
}

function Codes({ factors, adding, onAdd, onChanged }: PartProps) {
  const { t } = useWords()
  return (
    <section className={css.office} aria-labelledby="authenticator">
      <h2 id="authenticator">
        <Smartphone aria-hidden size={20} />
        {t('factors.authenticator')}
      </h2>
      <p className={css.quiet}>{t(factors.authenticator ? 'factors.isSet' : 'factors.notSet')}</p>
      {adding && <p className={css.quiet}>{t('factors.codesAnew')}</p>}
      {adding && <Authenticator factors={factors} onDone={onChanged} />}
      <Button wide onClick={() => onAdd(adding ? undefined : 'authenticator')}>
        {t(adding ? 'passkey.cancel' : factors.authenticator ? 'factors.replace' : 'factors.setUp')}
      </Button>
    </section>
  )
}
