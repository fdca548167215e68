import { useMutation } from '@tanstack/react-query'
import { useEffect, useState, type FormEvent } from 'react'
import { fieldMessage } from '@/api/problem'
import type { Factors, Session } from '@/api/types'
import { useWrite } from '@/api/useWrite'
import { confirmAuthenticator, offerAuthenticator, type Shown } from '@/features/identity/factors'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Field } from '@/ui/Field'
import { Loading } from '@/ui/Empty'
import { ProblemNotice } from '@/ui/Notice'
import { Qr } from '@/ui/Qr'
import { Prove } from './Prove'
import { Recovery } from './Recovery'
import css from '../entrance.module.css'

interface Props {
  factors: Factors
  onDone: (session: Session) => void
}

interface Offer {
  url: string
  secret: string
}

/** Sets up an authenticator, the first or another one. */
export function Authenticator({ factors, onDone }: Props) {
  const [offer, setOffer] = useState<Offer>()
  const has = factors.authenticator || factors.passkeys.length > 0
  if (offer) return <Confirm offer={offer} onDone={onDone} />
  return has ? <Prove factors={factors} act={offerAuthenticator} onDone={setOffer} /> : <Ask onDone={setOffer} />
}

/** Asks for a secret at once: there is nothing to show yet. */
function Ask({ onDone }: { onDone: (offer: Offer) => void }) {
  const { mutate, isError, error } = useMutation<Offer, Error, Shown>({
    mutationFn: offerAuthenticator,
    onSuccess: onDone,
  })
  useEffect(() => mutate({}), [mutate])
  return isError ? <ProblemNotice error={error} retry={() => mutate({})} /> : <Loading rows={3} />
}

function Confirm({ offer, onDone }: { offer: Offer; onDone: (session: Session) => void }) {
  const { t } = useWords()
  const [code, setCode] = useState('')
  const confirm = useWrite(confirmAuthenticator)
  if (confirm.data)
    return <Recovery codes={confirm.data.recovery_codes} onDone={() => onDone(confirm.data as Session)} />
  const send = (event: FormEvent) => {
    event.preventDefault()
    confirm.mutate({ code: code.trim() })
  }
  return (
    <form className={css.form} onSubmit={send} noValidate>
      <p>{t('account.factor')}</p>
      <Qr text={offer.url} label={t('account.qr')} />
      <p className={css.secret}>{t('account.secret', { secret: offer.secret })}</p>
      <Field label={t('enter.code')} error={fieldMessage(confirm.error, 'code')}>
        {given => (
          <input
            {...given}
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            onChange={event => setCode(event.target.value)}
          />
        )}
      </Field>
      {confirm.isError && <ProblemNotice error={confirm.error} />}
      <Button type="submit" look="primary" wide disabled={confirm.isPending || !code.trim()}>
        {t('account.confirm')}
      </Button>
    </form>
  )
}
