import { useMutation } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import type { Factors } from '@/api/types'
import { readiness, withPasskey } from '@/features/identity/ceremony'
import type { Shown } from '@/features/identity/factors'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Field } from '@/ui/Field'
import { Trouble } from './Trouble'
import css from '../entrance.module.css'

interface Props<T> {
  factors: Factors
  /** What is done once the second factor has been shown. */
  act: (shown: Shown) => Promise<T>
  onDone: (answer: T) => void
}

/** Whoever has a second factor shows it before another is set up. */
export function Prove<T>({ factors, act, onDone }: Props<T>) {
  const { t } = useWords()
  const [code, setCode] = useState('')
  const prove = useMutation<T, Error, Shown | undefined>({
    mutationFn: shown => (shown ? act(shown) : withPasskey(passkey => act({ passkey }))),
    onSuccess: onDone,
  })
  const send = (event: FormEvent) => {
    event.preventDefault()
    prove.mutate({ code: code.trim() })
  }
  const signs = factors.passkeys.length > 0 && readiness(factors.passkeys_at) === 'ready'
  return (
    <form className={css.form} onSubmit={send} noValidate>
      <p>{t('factors.prove')}</p>
      {signs && (
        <Button look="primary" wide disabled={prove.isPending} onClick={() => prove.mutate(undefined)}>
          <KeyRound aria-hidden size={18} />
          {t('passkey.use')}
        </Button>
      )}
      <Field
        label={t(factors.authenticator ? 'enter.code' : 'enter.recoveryCode')}
        hint={factors.authenticator ? t('enter.codeOrRecovery') : undefined}
      >
        {given => (
          <input {...given} autoComplete="one-time-code" value={code} onChange={event => setCode(event.target.value)} />
        )}
      </Field>
      {prove.isError && <Trouble error={prove.error} />}
      <Button type="submit" look={signs ? undefined : 'primary'} wide disabled={prove.isPending || !code.trim()}>
        {t('account.confirm')}
      </Button>
    </form>
  )
}
