import { FlaskConical } from 'lucide-react'
import { useWords } from '@/i18n'
import { Notice } from '@/ui/Notice'
import css from './supervision.module.css'

interface Props {
  drill?: boolean
}

/** Marks an exercise in lists; nothing on what is real. */
export function DrillTag({ drill }: Props) {
  const { t } = useWords()
  return drill ? (
    <span className={css.tag} data-step={2}>
      <FlaskConical aria-hidden size={13} />
      {t('drill.tag')}
    </span>
  ) : null
}

/** Says above an exercise that nothing of it is real. */
export function DrillBanner({ drill }: Props) {
  const { t } = useWords()
  return drill ? <Notice tone="warn">{t('drill.banner')}</Notice> : null
}
