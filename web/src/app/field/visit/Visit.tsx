import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { useState } from 'react'
import { Problem } from '@/api/problem'
import type { RecordedVisit } from '@/api/types'
import { isVisit } from '@/features/outbox/model'
import { useWaiting } from '@/features/outbox/outbox'
import { planQuery } from '@/features/visit/queries'
import { useWords } from '@/i18n'
import { Empty, Loading } from '@/ui/Empty'
import { Notice, ProblemNotice } from '@/ui/Notice'
import { usePage } from '@/ui/page'
import css from '../field.module.css'
import { PlaceChoice } from './PlaceChoice'
import { VisitForm } from './VisitForm'

/** A visit to a place: one form that is all forms. */
export function Visit() {
  const { area } = useSearch({ from: '/field/visit' })
  return area ? <At key={area} area={area} /> : <PlaceChoice />
}

function At({ area }: { area: string }) {
  const { t, say } = useWords()
  const plan = useQuery(planQuery(area))
  const name = plan.data ? say(plan.data.place.name) : t('visit.title')
  const heading = usePage(name)
  const [done, setDone] = useState<RecordedVisit | 'stored'>()
  const waits = useWaiting().some(item => isVisit(item) && item.base.place.id === area)
  const lost = plan.error instanceof Problem && plan.error.code === 'network'
  return (
    <>
      <Link to="/field/visit" className={css.back}>
        <ChevronLeft aria-hidden size={20} />
        {t('visit.title')}
      </Link>
      <h1 {...heading}>{name}</h1>
      {done === 'stored' && <Notice tone="offline">{t('field.stored')}</Notice>}
      {done && done !== 'stored' && (
        <Notice tone="ok">
          <p>{t('visit.done', { all: done.fields, spared: done.spared })}</p>
          <ul>
            {done.ledgers.map(ledger => (
              <li key={ledger.zh}>{say(ledger)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {waits ? (
        <Notice tone="offline">
          <p>{t('visit.waits')}</p>
          <Link to="/field/waiting">{t('field.waiting')}</Link>
        </Notice>
      ) : done ? null : plan.data ? (
        <VisitForm
          key={plan.data.at}
          plan={plan.data}
          onDone={made => {
            setDone(made ?? 'stored')
            scrollTo({ top: 0 })
          }}
        />
      ) : lost ? (
        <Empty title={t('visit.notHere')}>
          <p>{t('visit.notHereHint')}</p>
        </Empty>
      ) : plan.error ? (
        <ProblemNotice error={plan.error} retry={() => void plan.refetch()} />
      ) : (
        <Loading rows={8} />
      )}
    </>
  )
}
