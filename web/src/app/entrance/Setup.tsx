import { useParams } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { api, data, writeHeader } from '@/api/client'
import { fieldMessage } from '@/api/problem'
import { useWrite } from '@/api/useWrite'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Field } from '@/ui/Field'
import { Notice, ProblemNotice } from '@/ui/Notice'
import { usePage } from '@/ui/page'
import css from './entrance.module.css'

const OFFICES = ['system', 'security', 'audit'] as const
type Office = (typeof OFFICES)[number]
type Team = Record<Office, { account: string; display: string }>

const nobody = { account: '', display: '' }

/** First start: three people for the three separate offices of administration. */
export function Setup() {
  const { t } = useWords()
  const heading = usePage(t('setup.title'))
  const { token } = useParams({ from: '/entrance/setup/$token' })
  const [team, setTeam] = useState<Team>({ system: nobody, security: nobody, audit: nobody })
  const create = useWrite((body: Team, key: string) =>
    data(api.POST('/api/v1/setup/{token}', { params: { path: { token } }, body, headers: writeHeader(key) })),
  )
  const label = { system: t('setup.system'), security: t('setup.security'), audit: t('setup.audit') }

  if (create.data)
    return (
      <div className={css.form}>
        <h1 {...heading}>{t('setup.title')}</h1>
        <Notice tone="ok">{t('setup.done')}</Notice>
        <dl className={css.links}>
          {OFFICES.map(office => (
            <div key={office}>
              <dt>{label[office]}</dt>
              <dd>{invitation(create.data[office])}</dd>
            </div>
          ))}
        </dl>
      </div>
    )

  const change = (office: Office, by: Partial<Team[Office]>) =>
    setTeam({ ...team, [office]: { ...team[office], ...by } })
  const send = (event: FormEvent) => {
    event.preventDefault()
    create.mutate(team)
  }

  return (
    <form className={css.form} onSubmit={send} noValidate>
      <h1 {...heading}>{t('setup.title')}</h1>
      <p>{t('setup.hint')}</p>
      {OFFICES.map(office => (
        <fieldset key={office} className={css.office}>
          <legend>{label[office]}</legend>
          <Field label={t('setup.display')}>
            {given => (
              <input
                {...given}
                value={team[office].display}
                onChange={event => change(office, { display: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('enter.account')} hint={t('setup.accountHint')} error={fieldMessage(create.error, office)}>
            {given => (
              <input
                {...given}
                autoCapitalize="none"
                spellCheck={false}
                value={team[office].account}
                onChange={event => change(office, { account: event.target.value })}
              />
            )}
          </Field>
        </fieldset>
      ))}
      {create.isError && <ProblemNotice error={create.error} />}
      <Button type="submit" look="primary" wide disabled={create.isPending}>
        {create.isPending ? t('form.sending') : t('setup.create')}
      </Button>
    </form>
  )
}

/** The whole link, whether the server answered with one or with its token. */
const invitation = (given: string) => (given.includes('/') ? given : `${location.origin}/in/${given}`)
