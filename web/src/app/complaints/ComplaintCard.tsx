import { useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { fieldMessage } from '@/api/problem'
import type { Complaint, ComplaintAnswer } from '@/api/types'
import { useWrite } from '@/api/useWrite'
import { answerComplaint } from '@/features/complaint/queries'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Field } from '@/ui/Field'
import { ProblemNotice } from '@/ui/Notice'
import plain from '@/ui/plain.module.css'
import { When } from '@/ui/When'
import css from './complaints.module.css'

type Outcome = ComplaintAnswer['outcome']
const OUTCOMES: readonly Outcome[] = ['remedied', 'planned', 'upheld']

/** One complaint with its answer, or with the form for it. */
export function ComplaintCard({ item }: { item: Complaint }) {
  const { t, say } = useWords()
  const who = item.mine
    ? t('complaint.mine')
    : item.anonymous
      ? t('complaint.nobody')
      : (item.by ?? t('complaint.colleague'))
  return (
    <li className={plain.card}>
      <p className={css.between}>
        <strong>{say(item.kind.name)}</strong>
        <small>
          {item.day} · {who}
        </small>
      </p>
      {item.form && <p className={css.quiet}>{say(item.form.name)}</p>}
      <p className={css.words}>{item.words}</p>
      {item.answer ? (
        <blockquote className={css.answer}>
          <p>
            <strong>{t(`complaint.${item.answer.outcome}`)}</strong> <When at={item.answer.at} />
          </p>
          <p className={css.words}>{item.answer.words}</p>
        </blockquote>
      ) : (
        <p className={css.quiet}>{t('complaint.unanswered')}</p>
      )}
      {item.may_answer && <AnswerForm item={item} />}
    </li>
  )
}

function AnswerForm({ item }: { item: Complaint }) {
  const { t } = useWords()
  const queries = useQueryClient()
  const [outcome, setOutcome] = useState<Outcome | ''>('')
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(false)
  const sending = useWrite<ComplaintAnswer & { id: string }, Complaint>(answerComplaint, {
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['complaints'] }),
  })
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (outcome && words.trim()) sending.mutate({ id: item.id, version: item.version, outcome, words: words.trim() })
  }
  return (
    <form className={plain.rows} aria-label={t('complaint.answer')} onSubmit={send} noValidate>
      <Field label={t('complaint.outcome')} error={tried && !outcome ? t('form.required') : undefined}>
        {given => (
          <select {...given} value={outcome} onChange={event => setOutcome(event.target.value as Outcome | '')}>
            <option value="">{t('form.choose')}</option>
            {OUTCOMES.map(one => (
              <option key={one} value={one}>
                {t(`complaint.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        label={t('complaint.answer')}
        hint={t('complaint.answerHint')}
        error={(tried && !words.trim() ? t('form.required') : undefined) ?? fieldMessage(sending.error, 'words')}
      >
        {given => (
          <textarea
            {...given}
            rows={3}
            maxLength={2000}
            value={words}
            onChange={event => setWords(event.target.value)}
          />
        )}
      </Field>
      {sending.isError && <ProblemNotice error={sending.error} />}
      <Button type="submit" look="primary" disabled={sending.isPending}>
        {t('complaint.sendAnswer')}
      </Button>
    </form>
  )
}
