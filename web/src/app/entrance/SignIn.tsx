import { useMutation } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { api, data } from '@/api/client'
import { fieldMessage, Problem } from '@/api/problem'
import type { PasskeyAnswer, Session } from '@/api/types'
import { readiness, wantedBy, withPasskey, type Wanted } from '@/features/identity/ceremony'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Field } from '@/ui/Field'
import { usePage } from '@/ui/page'
import { useEnter } from './enter'
import { Trouble, WhyNot } from './factors/Trouble'
import css from './entrance.module.css'

interface Credentials {
  account: string
  password: string
  totp?: string
  passkey?: PasskeyAnswer
}

/** What is shown changes between two tries, so each has a key of its own. */
const post = (body: Credentials): Promise<Session> => data(api.POST('/api/v1/session', { body }))

export function SignIn() {
  const { t } = useWords()
  const heading = usePage(t('enter.title'))
  const enter = useEnter()
  const [account, setAccount] = useState('')
  const [password, setPassword] = useState('')
  const [totp, setTotp] = useState('')
  /** What the account has besides its password, once the server has told. */
  const [wanted, setWanted] = useState<Wanted>()
  const signIn = useMutation<Session, Error, Credentials>({
    mutationFn: body => (body.totp ? post(body) : withPasskey(passkey => post({ ...body, passkey }), setWanted)),
    onSuccess: enter,
  })
  // Asked for only when the account has a second factor.
  const wantsCode =
    totp !== '' || wanted !== undefined || (signIn.error instanceof Problem && /totp/.test(signIn.error.code))
  const signs = wanted && readiness(wanted.origin) === 'ready'
  const codes = !wanted || wanted.factors.includes('totp')

  const enterBy = (more: { totp?: string }) => signIn.mutate({ account: account.trim(), password, ...more })
  const send = (event: FormEvent) => {
    event.preventDefault()
    enterBy(totp.trim() ? { totp: totp.trim() } : {})
  }

  return (
    <form className={css.form} onSubmit={send} noValidate>
      <h1 {...heading}>{t('enter.title')}</h1>
      <Field label={t('enter.account')} error={fieldMessage(signIn.error, 'account')}>
        {given => (
          <input
            {...given}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            value={account}
            onChange={event => {
              setAccount(event.target.value)
              setWanted(undefined)
            }}
          />
        )}
      </Field>
      <Field label={t('enter.password')} error={fieldMessage(signIn.error, 'password')}>
        {given => (
          <input
            {...given}
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={event => setPassword(event.target.value)}
          />
        )}
      </Field>
      {wanted && <WhyNot at={wanted.origin} />}
      {signs && (
        <Button look="primary" wide disabled={signIn.isPending} onClick={() => enterBy({})}>
          <KeyRound aria-hidden size={18} />
          {t(signIn.isPending && !signIn.variables.totp ? 'passkey.waiting' : 'passkey.use')}
        </Button>
      )}
      {wantsCode && (
        <Field
          label={t(codes ? 'enter.code' : 'enter.recoveryCode')}
          hint={t(codes ? 'enter.codeHint' : 'enter.recoveryHint')}
          error={fieldMessage(signIn.error, 'totp')}
        >
          {given => (
            <input
              {...given}
              inputMode={codes ? 'numeric' : undefined}
              autoComplete="one-time-code"
              value={totp}
              onChange={event => setTotp(event.target.value)}
            />
          )}
        </Field>
      )}
      {signIn.isError && !(wantedBy(signIn.error) && !signs) && <Trouble error={signIn.error} />}
      <Button
        type="submit"
        look={signs ? undefined : 'primary'}
        wide
        disabled={signIn.isPending || !account.trim() || !password || (signs && !totp.trim())}
      >
        {signIn.isPending ? t('enter.entering') : t('enter.enter')}
      </Button>
    </form>
  )
}
