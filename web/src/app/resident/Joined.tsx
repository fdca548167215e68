import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import type { Access } from '@/api/client'
import type { Case, Join } from '@/api/types'
import { useWrite } from '@/api/useWrite'
import { leaveJoin, rateJoin, receiptQuery } from '@/features/cases/queries'
import { forgetReceipt } from '@/features/cases/receipts'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Notice, ProblemNotice } from '@/ui/Notice'
import { Stars } from '@/ui/Stars'
import { When } from '@/ui/When'
import css from './resident.module.css'

interface Props {
  about: Case
  own: Join
  access: Access & { kind: 'receipt' }
}

/** What a neighbour who has the same may do: rate the result, or take it back. */
export function Joined({ about, own, access }: Props) {
  const { t } = useWords()
  return (
    <section className={css.card} aria-labelledby="joined">
      <h2 id="joined">{t('joined.title')}</h2>
      <p>
        {t('joined.count', { count: about.joins })} · <When at={own.at} />
      </p>
      <p className={css.lead}>{t('joined.hint')}</p>
      {own.score !== undefined && own.score !== null && (
        <Notice tone="ok">{t('joined.rated', { stars: t('ui.stars', { count: own.score }) })}</Notice>
      )}
      {own.may_rate ? <Rate access={access} /> : <Leave access={access} />}
    </section>
  )
}

function Rate({ access }: { access: Props['access'] }) {
  const { t } = useWords()
  const queries = useQueryClient()
  const [score, setScore] = useState<number>()
  const [solved, setSolved] = useState<boolean>()
  const [tried, setTried] = useState(false)
  const sending = useWrite(rateJoin(access), {
    onSuccess: fresh => queries.setQueryData(receiptQuery(access).queryKey, fresh),
  })
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (score) sending.mutate({ score, solved })
  }
  return (
    <form className={css.rows} onSubmit={send} aria-label={t('joined.rate')} noValidate>
      <Stars
        label={t('joined.score')}
        value={score}
        onChange={setScore}
        error={tried && !score ? t('form.required') : undefined}
      />
      <fieldset className={css.choice}>
        <legend>{t('joined.solved')}</legend>
        {[true, false].map(answer => (
          <label key={String(answer)}>
            <input type="radio" name="solved" checked={solved === answer} onChange={() => setSolved(answer)} />
            {t(answer ? 'form.yes' : 'form.no')}
          </label>
        ))}
      </fieldset>
      {sending.isError && <ProblemNotice error={sending.error} />}
      <Button type="submit" look="primary" wide disabled={sending.isPending}>
        {t('joined.rate')}
      </Button>
    </form>
  )
}

function Leave({ access }: { access: Props['access'] }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const leaving = useWrite(leaveJoin(access), {
    onSuccess: () => {
      forgetReceipt(access.code)
      void navigate({ to: '/' })
    },
  })
  return (
    <>
      {leaving.isError && <ProblemNotice error={leaving.error} />}
      <div>
        <Button look="quiet" disabled={leaving.isPending} onClick={() => leaving.mutate(undefined)}>
          {t('joined.leave')}
        </Button>
      </div>
    </>
  )
}
