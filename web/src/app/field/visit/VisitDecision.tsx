import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Problem } from '@/api/problem'
import type { WaitingVisit } from '@/features/outbox/model'
import { discard, replace } from '@/features/outbox/outbox'
import { clashes, decided, type Clash } from '@/features/visit/plan'
import { planNowQuery } from '@/features/visit/queries'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Loading } from '@/ui/Empty'
import { Notice, ProblemNotice } from '@/ui/Notice'
import { Exact } from '@/ui/When'
import css from '../field.module.css'
import { Answer } from './KnownFields'
import own from './visit.module.css'

/** A visit that came too late: what I saw, what is known now, what I found; for each a person decides. */
export function VisitDecision({ item }: { item: WaitingVisit }) {
  const { t, say } = useWords()
  const now = useQuery(planNowQuery(item.base.place.id))
  const [mine, setMine] = useState<Record<string, boolean>>({})
  const found = now.data ? clashes(item.body, item.base, now.data) : []
  const gone = now.error instanceof Problem && now.error.status === 404
  const open = now.data !== undefined && found.every(({ field }) => mine[field.code] !== undefined)
  const heading = `decide-${item.id}`
  return (
    <article className={css.card} aria-labelledby={heading}>
      <h3 id={heading}>{t('visit.at', { place: say(item.base.place.name) })}</h3>
      <p className={css.quiet}>
        <Exact at={item.at} />
      </p>
      {now.isPending && <Loading />}
      {gone && <Notice>{t('decide.gone')}</Notice>}
      {now.error && !gone && <ProblemNotice error={now.error} retry={() => void now.refetch()} />}
      {now.data && found.length === 0 && (
        <Notice tone="warn">{t('waiting.refused', { reason: item.refused ?? '' })}</Notice>
      )}
      {found.map(clash => (
        <Choice
          key={clash.field.code}
          clash={clash}
          group={`${heading}-${clash.field.code}`}
          mine={mine[clash.field.code]}
          onChoose={keep => setMine({ ...mine, [clash.field.code]: keep })}
        />
      ))}
      <div className={css.bigs}>
        {now.data && (
          <Button
            look="primary"
            disabled={!open}
            onClick={() => void replace({ ...item, base: now.data, body: decided(item.body, now.data, mine) })}
          >
            {t('visit.again')}
          </Button>
        )}
        <Button look="danger" onClick={() => void discard(item.id)}>
          {t('decide.drop')}
        </Button>
      </div>
    </article>
  )
}

interface ChoiceProps {
  clash: Clash
  group: string
  mine: boolean | undefined
  onChoose: (mine: boolean) => void
}

function Choice({ clash: { field, before, mine: found }, group, mine, onChoose }: ChoiceProps) {
  const { t, say } = useWords()
  const { known } = field
  return (
    <fieldset className={own.clash}>
      <legend>{say(field.name)}</legend>
      <p className={css.quiet}>
        {t('decide.base')} <Answer field={field} value={before} />
      </p>
      <label>
        <input type="radio" name={group} checked={mine === true} onChange={() => onChoose(true)} />
        <span>
          {t('visit.mine')}{' '}
          <strong>
            <Answer field={field} value={found} />
          </strong>
        </span>
      </label>
      <label>
        <input type="radio" name={group} checked={mine === false} onChange={() => onChoose(false)} />
        <span>
          {t('visit.theirs')}{' '}
          <strong>
            <Answer field={field} value={known?.value} />
          </strong>
          <small>
            {known?.learned_at && <Exact at={known.learned_at} />}
            {known?.unit && ` · ${say(known.unit)}`}
          </small>
        </span>
      </label>
    </fieldset>
  )
}
