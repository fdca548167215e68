import { useParams } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { api, data, writeHeader } from '@/api/client'
import { fieldMessage } from '@/api/problem'
import { useWrite } from '@/api/useWrite'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Field } from '@/ui/Field'
import { ProblemNotice } from '@/ui/Notice'
import { usePage } from '@/ui/page'
import { useEnter } from './enter'
import css from './entrance.module.css'

interface FirstAccount {
  token: string
  account: string
  display: string
  password: string
}

/** First start: the first administrator names themself. */
export function Setup() {
  const { t } = useWords()
  const heading = usePage(t('setup.title'))
  const { token } = useParams({ from: '/entrance/setup/$token' })
  const enter = useEnter()
  const [display, setDisplay] = useState('')
  const [account, setAccount] = useState('')
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const differs = tried && password !== again ? t('setup.differs') : undefined
  const create = useWrite(
    (body: FirstAccount, key: string) => data(api.POST('/api/v1/setup', { body, headers: writeHeader(key) })),
    { onSuccess: enter },
  )

  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (password === again) create.mutate({ token, account: account.trim(), display: display.trim(), password })
  }

  return (
    <form className={css.form} onSubmit={send} noValidate>
      <h1 {...heading}>{t('setup.title')}</h1>
      <p>{t('setup.hint')}</p>
      <Field label={t('setup.display')} error={fieldMessage(create.error, 'display')}>
        {given => (
          <input {...given} autoComplete="name" value={display} onChange={event => setDisplay(event.target.value)} />
        )}
      </Field>
      <Field label={t('enter.account')} hint={t('setup.accountHint')} error={fieldMessage(create.error, 'account')}>
        {given => (
          <input
            {...given}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            value={account}
            onChange={event => setAccount(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('enter.password')} hint={t('setup.passwordHint')} error={fieldMessage(create.error, 'password')}>
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
      <Field label={t('setup.again')} error={differs}>
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
      {create.isError && <ProblemNotice error={create.error} />}
      <Button type="submit" look="primary" wide disabled={create.isPending || !account.trim() || !password}>
        {create.isPending ? t('enter.entering') : t('setup.create')}
      </Button>
    </form>
  )
}
