import { Camera, RotateCw, X } from 'lucide-react'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Notice, useProblemWords } from '@/ui/Notice'
import css from './file.module.css'
import type { useUploads } from './useUploads'
import { VoiceButton } from './VoiceButton'

/** Photos and voice notes: take them, see them, take them back. */
export function Attachments({ uploads, add, again, remove }: ReturnType<typeof useUploads>) {
  const { t } = useWords()
  const words = useProblemWords()
  return (
    <div className={css.attachments}>
      <div className={css.buttons}>
        <label className={css.camera}>
          <Camera aria-hidden size={20} />
          {t('file.photo')}
          <input
            type="file"
            accept="image/jpeg,image/png,image/webp"
            multiple
            onChange={event => {
              for (const file of event.target.files ?? []) add(file, file.name)
              event.target.value = ''
            }}
          />
        </label>
        <VoiceButton onRecorded={(blob, name) => add(blob, name)} />
      </div>
      {uploads.length > 0 && (
        <ul className={css.shots}>
          {uploads.map(item => (
            <li key={item.key} className={css.shot}>
              {item.type.startsWith('audio/') ? (
                // oxlint-disable-next-line jsx-a11y/media-has-caption -- one's own voice, just recorded
                <audio controls src={item.preview} aria-label={item.name} />
              ) : (
                <img src={item.preview} alt={item.name} />
              )}
              {!item.id && !item.error && !item.held && (
                <progress value={item.progress} max={1} aria-label={t('file.sending', { name: item.name })} />
              )}
              {item.error !== undefined && <Notice tone="danger">{words(item.error)}</Notice>}
              <span className={css.buttons}>
                {item.error !== undefined && (
                  <Button onClick={() => again(item)}>
                    <RotateCw aria-hidden size={16} />
                    {t('ui.retry')}
                  </Button>
                )}
                <Button look="quiet" onClick={() => remove(item)} aria-label={t('file.remove', { name: item.name })}>
                  <X aria-hidden size={18} />
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
