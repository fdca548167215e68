import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState, type FormEvent } from 'react'
import { fieldMessage } from '@/api/problem'
import type { Complaint, NewComplaint } from '@/api/types'
import { useWrite } from '@/api/useWrite'
import { complain, complaintKindsQuery } from '@/features/complaint/queries'
import { formsQuery } from '@/features/visit/queries'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Field } from '@/ui/Field'
import { Notice, ProblemNotice } from '@/ui/Notice'
import plain from '@/ui/plain.module.css'
import css from './complaints.module.css'

const LONGEST = 2000
const EMPTY: NewComplaint = { kind: '', words: '', anonymous: false }

/** Complains of a form or a demand, under one's name or nobody's. What is kept of whom is said before it is sent. */
export function ComplaintForm({ forms }: { forms: boolean }) {
  const { t, say } = useWords()
  const queries = useQueryClient()
  const form = useRef<HTMLFormElement>(null)
  const { data: kinds = [] } = useQuery(complaintKindsQuery)
  const { data: register = [] } = useQuery({ ...formsQuery, enabled: forms })
  const [wish, setWish] = useState(EMPTY)
  const [tried, setTried] = useState(false)
  const sending = useWrite<NewComplaint, Complaint>(complain, {
    onSuccess: () => {
      setWish(EMPTY)
      setTried(false)
      void queries.invalidateQueries({ queryKey: ['complaints'] })
    },
  })
  const missing = {
    kind: wish.kind === '' ? t('form.required') : undefined,
    words: wish.words.trim() === '' ? t('form.required') : undefined,
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
    if (!missing.kind && !missing.words) sending.mutate(wish)
  }
  return (
    <form ref={form} className={plain.card} aria-label={t('complaint.make')} onSubmit={send} noValidate>
      <h2>{t('complaint.make')}</h2>
      <Field
        label={t('complaint.kind')}
        error={(tried ? missing.kind : undefined) ?? fieldMessage(sending.error, 'kind')}
      >
        {given => (
          <select {...given} value={wish.kind} onChange={event => setWish({ ...wish, kind: event.target.value })}>
            <option value="">{t('form.choose')}</option>
            {kinds.map(({ code, name }) => (
              <option key={code} value={code}>
                {say(name)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {register.length > 0 && (
        <Field label={t('complaint.form')} optional error={fieldMessage(sending.error, 'form')}>
          {given => (
            <select
              {...given}
              value={wish.form ?? ''}
              onChange={event => setWish({ ...wish, form: event.target.value || undefined })}
            >
              <option value="">{t('complaint.noForm')}</option>
              {register.map(({ code, name }) => (
                <option key={code} value={code}>
                  {say(name)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field
        label={t('complaint.words')}
        error={(tried ? missing.words : undefined) ?? fieldMessage(sending.error, 'words')}
      >
        {given => (
          <textarea
            {...given}
            rows={4}
            maxLength={LONGEST}
            value={wish.words}
            onChange={event => setWish({ ...wish, words: event.target.value })}
          />
        )}
      </Field>
      <label className={css.check}>
        <input
          type="checkbox"
          checked={wish.anonymous === true}
          onChange={event => setWish({ ...wish, anonymous: event.target.checked })}
        />
        {t('complaint.anonymous')}
      </label>
      <Notice>{t(wish.anonymous ? 'complaint.anonymousKept' : 'complaint.signedKept')}</Notice>
      {sending.isError && <ProblemNotice error={sending.error} />}
      {sending.isSuccess && <Notice tone="ok">{t('complaint.sent')}</Notice>}
      <Button type="submit" look="primary" disabled={sending.isPending}>
        {t('complaint.send')}
      </Button>
    </form>
  )
}
