import { CircleCheck, Info, TriangleAlert, WifiOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { Problem } from '@/api/problem'
import { useWords } from '@/i18n'
import { Button } from './Button'
import css from './parts.module.css'

const ICONS = { info: Info, ok: CircleCheck, warn: TriangleAlert, danger: TriangleAlert, offline: WifiOff }

interface Props {
  tone?: keyof typeof ICONS
  children: ReactNode
}

/** A sentence that people should not miss. */
export function Notice({ tone = 'info', children }: Props) {
  const Icon = ICONS[tone]
  return (
    <div className={css.notice} data-tone={tone} role={tone === 'danger' ? 'alert' : 'status'}>
      <Icon aria-hidden size={20} />
      <div>{children}</div>
    </div>
  )
}

/** The sentence for anything that went wrong. */
export function useProblemWords() {
  const { t } = useWords()
  return (error: unknown): string => {
    if (!(error instanceof Problem)) return t('problem.unexpected')
    if (error.detail) return error.detail
    return error.code === 'network' ? t('problem.network') : t('problem.unreadable', { status: error.status })
  }
}

/** What went wrong, and a way to try again where that can help. */
export function ProblemNotice({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useWords()
  const words = useProblemWords()
  const fields = error instanceof Problem ? error.fields : []
  const lost = error instanceof Problem && error.code === 'network'
  return (
    <Notice tone={lost ? 'offline' : 'danger'}>
      <p>{words(error)}</p>
      {fields.length > 0 && (
        <ul>
          {fields.map(({ field, message }) => (
            <li key={field + message}>{message}</li>
          ))}
        </ul>
      )}
      {retry && (
        <p>
          <Button onClick={retry}>{t('ui.retry')}</Button>
        </p>
      )}
    </Notice>
  )
}
