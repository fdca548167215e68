import { Inbox } from 'lucide-react'
import type { ReactNode } from 'react'
import { useWords } from '@/i18n'
import css from './parts.module.css'

/** Says what would be here. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={css.empty}>
      <Inbox aria-hidden size={32} strokeWidth={1.5} />
      <strong>{title}</strong>
      {children}
    </div>
  )
}

/** Holds the place of what is being fetched. */
export function Loading({ rows = 3 }: { rows?: number }) {
  const { t } = useWords()
  return (
    <div className={css.bones} role="status" aria-label={t('ui.loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} />
      ))}
    </div>
  )
}
