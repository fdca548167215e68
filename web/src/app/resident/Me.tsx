import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { fieldMessage, Problem } from '@/api/problem'
import { useWrite } from '@/api/useWrite'
import { deleteAccount, enter, meQuery, offerQuery, sendCode, signOut } from '@/features/resident/queries'
import { setSignedIn, useSignedIn } from '@/features/resident/signedIn'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Empty, Loading } from '@/ui/Empty'
import { Field } from '@/ui/Field'
import { Notice, ProblemNotice } from '@/ui/Notice'
import { usePage } from '@/ui/page'
import css from './resident.module.css'

/** The optional account: my cases on every device. Nobody needs it to report or to follow. */
export function Me() {
  const { t } = useWords()
  const heading = usePage(t('me.title'))
  const signedIn = useSignedIn()
  const { data: offered } = useQuery(offerQuery)
  return (
    <>
      <div>
        <h1 {...heading}>{t('me.title')}</h1>
        <p className={css.lead}>{t('me.lead')}</p>
      </div>
      {offered === undefined ? (
        <Loading />
      ) : !offered ? (
        <Empty title={t('me.none')} />
      ) : signedIn ? (
        <Mine />
      ) : (
        <Enter />
      )}
    </>
  )
}

function Enter() {
  const { t } = useWords()
  const queries = useQueryClient()
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const sending = useWrite(sendCode)
  const entering = useWrite(enter, {
    onSuccess: me => {
      queries.setQueryData(meQuery.queryKey, me)
      setSignedIn(true)
    },
  })
  const sent = sending.isSuccess
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (sent) entering.mutate({ phone, code })
    else sending.mutate(phone)
  }
  const failed = entering.error ?? sending.error
  const told = fieldMessage(failed, sent ? 'code' : 'phone')
  return (
    <form className={css.card} onSubmit={submit} aria-label={t('me.enter')} noValidate>
      <Field label={t('me.phone')} error={sent ? undefined : told}>
        {given => (
          <input
            {...given}
            type="tel"
            autoComplete="tel"
            value={phone}
            readOnly={sent}
            onChange={event => setPhone(event.target.value)}
          />
        )}
      </Field>
      {sent && (
        <>
          <Notice tone="ok">{t('me.sent')}</Notice>
          <Field label={t('me.code')} error={told}>
            {given => (
              <input
                {...given}
                inputMode="numeric"
                autoComplete="one-time-code"
                maxLength={6}
                value={code}
                onChange={event => setCode(event.target.value)}
              />
            )}
          </Field>
        </>
      )}
      {failed && !told && <ProblemNotice error={failed} />}
      <Button type="submit" look="primary" wide disabled={sending.isPending || entering.isPending || (!sent && !phone)}>
        {t(sent ? 'me.enter' : 'me.send')}
      </Button>
      {sent && (
        <Button
          look="quiet"
          onClick={() => {
            sending.reset()
            entering.reset()
            setCode('')
          }}
        >
          {t('me.again')}
        </Button>
      )}
    </form>
  )
}

function Mine() {
  const { t } = useWords()
  const queries = useQueryClient()
  const me = useQuery(meQuery)
  const [sure, setSure] = useState(false)
  const gone = () => {
    setSignedIn(false)
    queries.removeQueries({ queryKey: meQuery.queryKey })
  }
  const leaving = useWrite(signOut, { onSuccess: gone })
  const deleting = useWrite(deleteAccount, { onSuccess: gone })
  const ended = me.error instanceof Problem && me.error.status === 401
  if (ended)
    return (
      <Notice tone="warn">
        <p>{t('me.ended')}</p>
        <Button onClick={gone}>{t('me.enter')}</Button>
      </Notice>
    )
  if (me.error) return <ProblemNotice error={me.error} retry={() => void me.refetch()} />
  if (!me.data) return <Loading />
  return (
    <section className={css.card} aria-labelledby="me">
      <h2 id="me">{t('me.signedIn', { phone: me.data.phone })}</h2>
      <p>{t('me.holds', { count: me.data.receipts.length })}</p>
      <p className={css.lead}>{t('me.kept')}</p>
      {(leaving.error ?? deleting.error) && <ProblemNotice error={leaving.error ?? deleting.error} />}
      <div className={css.chips}>
        <Button disabled={leaving.isPending} onClick={() => leaving.mutate(undefined)}>
          {t('me.leave')}
        </Button>
        <Button look="danger" aria-expanded={sure} onClick={() => setSure(!sure)}>
          {t('me.delete')}
        </Button>
      </div>
      {sure && (
        <Notice tone="warn">
          <p>{t('me.deleteHint')}</p>
          <Button look="danger" disabled={deleting.isPending} onClick={() => deleting.mutate(undefined)}>
            {t('me.deleteSure')}
          </Button>
        </Notice>
      )}
    </section>
  )
}
