import { useQuery } from '@tanstack/react-query'
import { KeyRound, Smartphone } from 'lucide-react'
import { useState } from 'react'
import { readiness } from '@/features/identity/ceremony'
import { factorsQuery } from '@/features/identity/factors'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Loading } from '@/ui/Empty'
import { ProblemNotice } from '@/ui/Notice'
import { useEnter } from '../enter'
import { AddPasskey } from './AddPasskey'
import { Authenticator } from './Authenticator'
import { WhyNot } from './Trouble'
import css from '../entrance.module.css'

type Way = 'passkey' | 'authenticator'

/** The first second factor: a passkey where there can be one on this page, or an authenticator. */
export function FirstFactor() {
  const { t } = useWords()
  const enter = useEnter()
  const found = useQuery(factorsQuery)
  const [chosen, setChosen] = useState<Way>()
  if (found.isError) return <ProblemNotice error={found.error} retry={() => void found.refetch()} />
  if (!found.data) return <Loading rows={4} />
  const factors = found.data
  if (readiness(factors.passkeys_at) !== 'ready')
    return (
      <div className={css.form}>
        <Authenticator factors={factors} onDone={enter} />
        <WhyNot at={factors.passkeys_at} />
      </div>
    )
  const way = chosen ?? 'passkey'
  const Setup = { passkey: AddPasskey, authenticator: Authenticator }[way]
  return (
    <div className={css.form}>
      <p>{t('factors.choose')}</p>
      <div className={css.ways} role="group" aria-label={t('factors.choose')}>
        <Button
          look={way === 'passkey' ? 'chosen' : undefined}
          aria-pressed={way === 'passkey'}
          onClick={() => setChosen('passkey')}
        >
          <KeyRound aria-hidden size={18} />
          {t('passkey.title')}
        </Button>
        <Button
          look={way === 'authenticator' ? 'chosen' : undefined}
          aria-pressed={way === 'authenticator'}
          onClick={() => setChosen('authenticator')}
        >
          <Smartphone aria-hidden size={18} />
          {t('factors.authenticator')}
        </Button>
      </div>
      <Setup factors={factors} onDone={enter} />
    </div>
  )
}
