import { CloudUpload } from 'lucide-react'
import { isAct } from '@/features/outbox/model'
import { emptyOutbox, sendNow, useOthersWaiting, useWaiting } from '@/features/outbox/outbox'
import { WaitingRow } from '@/features/outbox/WaitingRow'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Empty } from '@/ui/Empty'
import { Notice } from '@/ui/Notice'
import { usePage } from '@/ui/page'
import { Decision } from './Decision'
import css from './field.module.css'

/** What was written and has not arrived: it waits for the network, or for a decision. */
export function WaitingPage() {
  const { t } = useWords()
  const heading = usePage(t('field.waiting'))
  const waiting = useWaiting()
  const others = useOthersWaiting()
  const undecided = waiting.filter(isAct).filter(({ refused }) => refused !== undefined)
  const rest = waiting.filter(item => !(isAct(item) && item.refused !== undefined))
  return (
    <>
      <h1 {...heading}>{t('field.waiting')}</h1>
      {waiting.length === 0 && (
        <Empty title={t('field.allSent')}>
          <p>{t('field.allSentHint')}</p>
        </Empty>
      )}
      {undecided.length > 0 && (
        <section className={css.rows} aria-labelledby="undecided">
          <h2 id="undecided">{t('decide.title', { count: undecided.length })}</h2>
          <p className={css.quiet}>{t('decide.lead')}</p>
          {undecided.map(item => (
            <Decision key={item.id} item={item} />
          ))}
        </section>
      )}
      {rest.length > 0 && (
        <section className={css.card} aria-labelledby="waiting">
          <h2 id="waiting">{t('waiting.title', { count: rest.length })}</h2>
          <p className={css.quiet}>{t('waiting.hint')}</p>
          <ul className={css.plainRows}>
            {rest.map(item => (
              <WaitingRow key={item.id} item={item} />
            ))}
          </ul>
          <Button onClick={() => void sendNow()}>
            <CloudUpload aria-hidden size={20} />
            {t('waiting.send')}
          </Button>
        </section>
      )}
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
