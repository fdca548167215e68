import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { useEffect, useState, type FormEvent } from 'react'
import { api, data, writeHeader } from '@/api/client'
import { fieldMessage } from '@/api/problem'
import type { Session } from '@/api/types'
import { useWrite } from '@/api/useWrite'
import { sessionQuery, useSignOut } from '@/features/identity/session'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Loading } from '@/ui/Empty'
import { Field } from '@/ui/Field'
import { ProblemNotice } from '@/ui/Notice'
import { usePage } from '@/ui/page'
import { Qr } from '@/ui/Qr'
import { useEnter } from './enter'
import { isPhone, landing } from './landing'
import css from './entrance.module.css'

/** What is still missing before one's roles count: a password, a second factor, signing in with both. */
export function Account() {
  const { t } = useWords()
  const heading = usePage(t('account.title'))
  const session = useQuery(sessionQuery)
  if (session.isError) return <ProblemNotice error={session.error} retry={() => void session.refetch()} />
  if (session.data === undefined) return <Loading />
  if (session.data === null) return <Navigate to="/in" replace />
  const { next } = session.data
  if (!next) return <Navigate to={landing(session.data.account, isPhone())} replace />
  const Step = { set_password: Password, enrol_second_factor: SecondFactor, sign_in_again: Again }[next]
  return (
    <>
      <h1 {...heading}>{t('account.title')}</h1>
      <Step />
    </>
  )
}

function Password() {
  const { t } = useWords()
  const enter = useEnter()
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const save = useWrite(
    (body: { password: string }, key: string) =>
      data(api.PUT('/api/v1/me/password', { body, headers: writeHeader(key) })),
    { onSuccess: enter },
  )
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (password === again) save.mutate({ password })
  }
  return (
    <form className={css.form} onSubmit={send} noValidate>
      <Field
        label={t('account.password')}
        hint={t('account.passwordHint')}
        error={fieldMessage(save.error, 'password')}
      >
        {given => (
          <input
            {...given}
            type="password"
            autoComplete="new-password"
            value={password}
            onChange={event => setPassword(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('account.again')} error={tried && password !== again ? t('account.differs') : undefined}>
        {given => (
          <input
            {...given}
            type="password"
            autoComplete="new-password"
            value={again}
            onChange={event => setAgain(event.target.value)}
          />
        )}
      </Field>
      {save.isError && <ProblemNotice error={save.error} />}
      <Button type="submit" look="primary" wide disabled={save.isPending || !password}>
        {t('account.save')}
      </Button>
    </form>
  )
}

function SecondFactor() {
  const { t } = useWords()
  const enter = useEnter()
  const [code, setCode] = useState('')
  const offer = useWrite((body: object, key: string) =>
    data(api.POST('/api/v1/me/totp', { body, headers: writeHeader(key) })),
  )
  const confirm = useWrite((body: { code: string }, key: string) =>
    data(api.POST('/api/v1/me/totp/confirm', { body, headers: writeHeader(key) })),
  )
  const { mutate: ask } = offer
  useEffect(() => ask({}), [ask])

  if (confirm.data)
    return <Recovery codes={confirm.data.recovery_codes} onDone={() => enter(confirm.data as Session)} />
  const send = (event: FormEvent) => {
    event.preventDefault()
    confirm.mutate({ code: code.trim() })
  }
  return (
    <form className={css.form} onSubmit={send} noValidate>
      <p>{t('account.factor')}</p>
      {offer.isError && <ProblemNotice error={offer.error} retry={() => ask({})} />}
      {offer.data && (
        <>
          <Qr text={offer.data.url} label={t('account.qr')} />
          <p className={css.secret}>{t('account.secret', { secret: offer.data.secret })}</p>
        </>
      )}
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

function Recovery({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { t } = useWords()
  return (
    <div className={css.form}>
      <p>{t('account.recovery')}</p>
      <ul className={css.codes}>
        {codes.map(code => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Button look="primary" wide onClick={onDone}>
        {t('account.goOn')}
      </Button>
    </div>
  )
}

function Again() {
  const { t } = useWords()
  const signOut = useSignOut()
  return (
    <div className={css.form}>
      <p>{t('account.signInAgain')}</p>
      <Button look="primary" wide onClick={() => void signOut()}>
        {t('enter.title')}
      </Button>
    </div>
  )
}
