import { Check, Pencil } from 'lucide-react'
import type { PlanField, VisitPlan } from '@/api/types'
import { fieldsOf, isOld, isTaken, wordsOf, type Said } from '@/features/visit/plan'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { When } from '@/ui/When'
import css from '../field.module.css'
import own from './visit.module.css'

interface Props {
  plan: VisitPlan
  said: Said
  onChange: (said: Said) => void
  errorOf: (code: string) => string | undefined
}

/** What is known of the place: what still counts is taken over; what is old asks whether it is still right. */
export function KnownFields({ plan, said, onChange, errorOf }: Props) {
  const { t, say } = useWords()
  const fields = fieldsOf(plan, said)
  const taken = fields.filter(field => isTaken(field, said))
  const old = fields.filter(field => isOld(field, said))
  const change = ({ code }: PlanField) =>
    onChange({
      ...said,
      changing: [...said.changing, code],
      confirmed: said.confirmed.filter(one => one !== code),
    })
  const confirm = ({ code }: PlanField) => onChange({ ...said, confirmed: [...said.confirmed, code] })
  return (
    <>
      {taken.length > 0 && (
        <section className={css.known} aria-labelledby="taken">
          <h2 id="taken">{t('known.title', { count: taken.length })}</h2>
          <dl className={own.taken}>
            {taken.map(field => (
              <Known key={field.code} field={field}>
                <Change field={field} onClick={() => change(field)} />
              </Known>
            ))}
          </dl>
        </section>
      )}
      {old.length > 0 && (
        <section className={css.card} aria-labelledby="old">
          <h2 id="old">{t('visit.old', { count: old.length })}</h2>
          <dl className={own.old}>
            {old.map(field => {
              const right = said.confirmed.includes(field.code)
              const wrong = errorOf(field.code)
              return (
                <Known key={field.code} field={field}>
                  <Button
                    look={right ? 'chosen' : undefined}
                    aria-pressed={right}
                    aria-invalid={wrong !== undefined}
                    aria-label={t('visit.stillRightOf', { name: say(field.name) })}
                    onClick={() => confirm(field)}
                  >
                    <Check aria-hidden size={18} />
                    {t('visit.stillRight')}
                  </Button>
                  <Change field={field} onClick={() => change(field)} />
                  {wrong && (
                    <span className={own.wrong} role="alert">
                      {wrong}
                    </span>
                  )}
                </Known>
              )
            })}
          </dl>
        </section>
      )}
    </>
  )
}

function Change({ field, onClick }: { field: PlanField; onClick: () => void }) {
  const { t, say } = useWords()
  return (
    <Button look="quiet" aria-label={t('known.change', { name: say(field.name) })} onClick={onClick}>
      <Pencil aria-hidden size={16} />
      {t('visit.change')}
    </Button>
  )
}

/** A known field: its value, since when, and from whom. */
function Known({ field, children }: { field: PlanField; children: React.ReactNode }) {
  const { t, say } = useWords()
  const { known } = field
  if (!known) return null
  return (
    <div>
      <dt>{say(field.name)}</dt>
      <dd>
        <strong>
          <Answer field={field} value={known.value} />
        </strong>
        <small>
          {known.learned_at ? <When at={known.learned_at} /> : t('visit.register')}
          {known.unit && ` · ${say(known.unit)}`}
        </small>
        {children}
      </dd>
    </div>
  )
}

/** An answer in words. */
export function Answer({ field, value }: { field: PlanField; value: unknown }) {
  const { t, say } = useWords()
  if (value === undefined || value === null) return t('decide.none')
  const words = wordsOf(field, value)
  if (typeof words === 'boolean') return t(words ? 'form.yes' : 'form.no')
  return typeof words === 'string' ? words : say(words)
}
