import { useState, type FormEvent } from 'react'
import { api, data, writeHeader } from '@/api/client'
import { fieldMessage, Problem } from '@/api/problem'
import { useWrite } from '@/api/useWrite'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Field } from '@/ui/Field'
import { ProblemNotice } from '@/ui/Notice'
import { usePage } from '@/ui/page'
import { useEnter } from './enter'
import css from './entrance.module.css'

interface Credentials {
  account: string
  password: string
  totp?: string
}

export function SignIn() {
  const { t } = useWords()
  const heading = usePage(t('enter.title'))
  const enter = useEnter()
  const [account, setAccount] = useState('')
  const [password, setPassword] = useState('')
  const [totp, setTotp] = useState('')
  const signIn = useWrite(
    (body: Credentials, key: string) => data(api.POST('/api/v1/session', { body, headers: writeHeader(key) })),
    { onSuccess: enter },
  )
  // Asked for only when the account has a second factor.
  const wantsCode = totp !== '' || (signIn.error instanceof Problem && /totp/.test(signIn.error.code))

  const send = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate({ account: account.trim(), password, ...(totp && { totp: totp.trim() }) })
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
            onChange={event => setAccount(event.target.value)}
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
      {wantsCode && (
        <Field label={t('enter.code')} hint={t('enter.codeHint')} error={fieldMessage(signIn.error, 'totp')}>
          {given => (
            <input
              {...given}
              inputMode="numeric"
              autoComplete="one-time-code"
              value={totp}
              onChange={event => setTotp(event.target.value)}
            />
          )}
        </Field>
      )}
      {signIn.isError && <ProblemNotice error={signIn.error} />}
      <Button type="submit" look="primary" wide disabled={signIn.isPending || !account.trim() || !password}>
        {signIn.isPending ? t('enter.entering') : t('enter.enter')}
      </Button>
    </form>
  )
}
