import { CloudUpload } from 'lucide-react'
import { sendNow, useWaiting } from '@/features/outbox/outbox'
import { WaitingRow } from '@/features/outbox/WaitingRow'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import css from './resident.module.css'

/** What was written and has not arrived: a state with a counter, not an error. */
export function WaitingList() {
  const { t } = useWords()
  const waiting = useWaiting()
  if (waiting.length === 0) return null
  return (
    <section className={css.card} aria-labelledby="waiting">
      <h2 id="waiting">{t('waiting.title', { count: waiting.length })}</h2>
      <p className={css.lead}>{t('waiting.hint')}</p>
      <ul className={css.rows}>
        {waiting.map(item => (
          <WaitingRow key={item.id} item={item} />
        ))}
      </ul>
      <Button onClick={() => void sendNow()}>
        <CloudUpload aria-hidden size={20} />
        {t('waiting.send')}
      </Button>
    </section>
  )
}
