import { useMutation } from '@tanstack/react-query'
import { useRef, useState, type FormEvent } from 'react'
import { fieldMessage } from '@/api/problem'
import type { PlanForm, RecordedVisit, VisitPlan } from '@/api/types'
import { PlainField } from '@/features/cases/PlainField'
import { submit } from '@/features/outbox/outbox'
import {
  faultsOf,
  fieldsOf,
  inputOf,
  isAsked,
  isRequired,
  nothingSaid,
  tally,
  visitBody,
  type Fault,
  type Said,
} from '@/features/visit/plan'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Notice, ProblemNotice } from '@/ui/Notice'
import { When } from '@/ui/When'
import css from '../field.module.css'
import { KnownFields } from './KnownFields'
import own from './visit.module.css'

interface Props {
  plan: VisitPlan
  /** With what came of it, or nothing where it waits. */
  onDone: (made: RecordedVisit | undefined) => void
}

type Worded = 'required' | 'type' | 'minimum' | 'maximum' | 'minLength' | 'maxLength' | 'pattern' | 'format'

/** Everything that is asked at a place, each thing once; what is known is shown and taken over. */
export function VisitForm({ plan, onDone }: Props) {
  const { t } = useWords()
  const form = useRef<HTMLFormElement>(null)
  const [said, setSaid] = useState(() => nothingSaid(plan))
  const [tried, setTried] = useState(false)
  const { all, spared } = tally(plan, said)
  const faults = faultsOf(plan, said)
  const asked = fieldsOf(plan, said).filter(field => isAsked(field, said))
  const words = ({ keyword, limit }: Fault) => t(`schema.${keyword as Worded}`, { limit: limit ?? '' })

  const sending = useMutation({
    mutationFn: () => submit({ kind: 'visit', base: plan, body: visitBody(plan, said), files: [] }),
    onSuccess: onDone,
  })
  const error = (code: string) => {
    const fault = tried ? faults[code] : undefined
    return fault ? words(fault) : fieldMessage(sending.error, `fields/${code}`)
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
    if (Object.keys(faults).length === 0 && said.forms.length > 0) sending.mutate()
  }

  if (plan.forms.length === 0) return <Notice>{t('visit.noForms')}</Notice>
  return (
    <form ref={form} className={css.rows} onSubmit={send} noValidate>
      <Ledgers plan={plan} said={said} onChange={forms => setSaid({ ...said, forms })} />
      {said.forms.length > 0 && (
        <p className={own.spared} role="status">
          {t('visit.spared', { all, spared })}
        </p>
      )}
      <KnownFields plan={plan} said={said} onChange={setSaid} errorOf={error} />
      {asked.length > 0 && (
        <section className={css.card} aria-labelledby="asked">
          <h2 id="asked">{t('visit.asked')}</h2>
          {asked.map(field => (
            <PlainField
              key={field.code}
              item={inputOf(field, isRequired(plan, said, field.code))}
              value={said.values[field.code]}
              error={error(field.code)}
              onChange={value => setSaid({ ...said, values: { ...said.values, [field.code]: value } })}
            />
          ))}
        </section>
      )}
      {sending.isError && <ProblemNotice error={sending.error} />}
      {said.forms.length > 0 && (
        <div className={css.send}>
          <Button type="submit" look="primary" wide disabled={sending.isPending}>
            {t(sending.isPending ? 'report.sending' : 'visit.send')}
          </Button>
        </div>
      )}
    </form>
  )
}

interface LedgersProps {
  plan: VisitPlan
  said: Said
  onChange: (forms: string[]) => void
}

/** Which ledgers this visit fills: those that are due, and others at one's wish. */
function Ledgers({ plan, said, onChange }: LedgersProps) {
  const { t } = useWords()
  const toggle = (code: string) =>
    onChange(plan.forms.map(form => form.code).filter(one => (one === code) !== said.forms.includes(one)))
  return (
    <fieldset className={own.ledgers}>
      <legend>{t('visit.ledgers')}</legend>
      {plan.forms.map(form => (
        <label key={form.code}>
          <input type="checkbox" checked={said.forms.includes(form.code)} onChange={() => toggle(form.code)} />
          <Ledger form={form} />
        </label>
      ))}
    </fieldset>
  )
}

function Ledger({ form }: { form: PlanForm }) {
  const { t, say } = useWords()
  return (
    <span>
      {say(form.name)}
      <small>
        {say(form.owner)} · {t('visit.until', { day: form.ends_on })}
        {form.last_at && (
          <>
            {' · '}
            {t('visit.last')} <When at={form.last_at} />
          </>
        )}
      </small>
    </span>
  )
}
