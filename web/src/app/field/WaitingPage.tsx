import { isAct, isVisit } from '@/features/outbox/model'
import { emptyOutbox, useOthersWaiting, useWaiting } from '@/features/outbox/outbox'
import { WaitingSection } from '@/features/outbox/WaitingSection'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Empty } from '@/ui/Empty'
import { Term } from '@/ui/glossary/Term'
import { Notice } from '@/ui/Notice'
import { usePage } from '@/ui/page'
import { Decision } from './Decision'
import css from './field.module.css'
import { VisitDecision } from './visit/VisitDecision'

/** What was written and has not arrived: it waits for the network, or for a decision. */
export function WaitingPage() {
  const { t } = useWords()
  const heading = usePage(t('field.waiting'))
  const waiting = useWaiting()
  const others = useOthersWaiting()
  const undecided = waiting.filter(isAct).filter(({ refused }) => refused !== undefined)
  const visits = waiting.filter(isVisit).filter(({ refused }) => refused !== undefined)
  const rest = waiting.filter(item => item.kind === 'report' || item.refused === undefined)
  return (
    <>
      <h1 {...heading}>{t('field.waiting')}</h1>
      {waiting.length === 0 && (
        <Empty title={t('field.allSent')}>
          <p>{t('field.allSentHint')}</p>
        </Empty>
      )}
      {undecided.length + visits.length > 0 && (
        <section className={css.rows} aria-labelledby="undecided">
          <h2 id="undecided">{t('decide.title', { count: undecided.length + visits.length })}</h2>
          <p className={css.quiet}>
            <Term of="conflict_of_versions" /> {t('decide.lead')}
          </p>
          {undecided.map(item => (
            <Decision key={item.id} item={item} />
          ))}
          {visits.map(item => (
            <VisitDecision key={item.id} item={item} />
          ))}
        </section>
      )}
      <WaitingSection items={rest} />
      {others > 0 && (
        <Notice tone="warn">
          <p>{t('field.others', { count: others })}</p>
          <p>
            <Button look="danger" onClick={() => void emptyOutbox('others')}>
              {t('field.dropOthers')}
            </Button>
          </p>
        </Notice>
      )}
    </>
  )
}
