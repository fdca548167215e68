import { CloudUpload } from 'lucide-react'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import plain from '@/ui/plain.module.css'
import type { Waiting } from './model'
import { sendNow } from './outbox'
import css from './outbox.module.css'
import { WaitingRow } from './WaitingRow'

/** What waits for the network: a state with a counter, not an error. Nothing at all where nothing waits. */
export function WaitingSection({ items }: { items: readonly Waiting[] }) {
  const { t } = useWords()
  if (items.length === 0) return null
  return (
    <section className={plain.card} aria-labelledby="waiting">
      <h2 id="waiting">{t('waiting.title', { count: items.length })}</h2>
      <p className={css.hint}>{t('waiting.hint')}</p>
      <ul className={plain.rows}>
        {items.map(item => (
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
