import { CloudUpload } from 'lucide-react'
import { pathWords } from '@/features/area/place'
import { discard, sendNow, useWaiting } from '@/features/outbox/outbox'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Notice } from '@/ui/Notice'
import { When } from '@/ui/When'
import css from './resident.module.css'

/** What was written and has not arrived: a state with a counter, not an error. */
export function WaitingList() {
  const { t, say } = useWords()
  const waiting = useWaiting()
  if (waiting.length === 0) return null
  return (
    <section className={css.card} aria-labelledby="waiting">
      <h2 id="waiting">{t('waiting.title', { count: waiting.length })}</h2>
      <p className={css.lead}>{t('waiting.hint')}</p>
      <ul className={css.rows}>
        {waiting.map(({ id, at, place, body, files, refused }) => (
          <li key={id} className={css.waiting}>
            <strong>{body.description}</strong>
            <small>
              {place.length > 0 ? pathWords(place, say) : t('place.point')} · <When at={at} />
              {files.length > 0 && ` · ${t('waiting.files', { count: files.length })}`}
            </small>
            {refused !== undefined && <Notice tone="danger">{t('waiting.refused', { reason: refused })}</Notice>}
            <Button look="quiet" onClick={() => void discard(id)}>
              {t('waiting.discard')}
            </Button>
          </li>
        ))}
      </ul>
      <Button onClick={() => void sendNow()}>
        <CloudUpload aria-hidden size={20} />
        {t('waiting.send')}
      </Button>
    </section>
  )
}
