import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { api, data, writeHeader } from '@/api/client'
import { fieldMessage } from '@/api/problem'
import { useWrite } from '@/api/useWrite'
import { sessionQuery, useSignOut } from '@/features/identity/session'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Loading } from '@/ui/Empty'
import { Field } from '@/ui/Field'
import { ProblemNotice } from '@/ui/Notice'
import { usePage } from '@/ui/page'
import { useEnter } from './enter'
import { FirstFactor } from './factors/First'
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
  const Step = { set_password: Password, enrol_second_factor: FirstFactor, sign_in_again: Again }[next]
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
