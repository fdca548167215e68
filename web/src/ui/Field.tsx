import { useId, type ReactNode } from 'react'
import { useWords } from '@/i18n'
import css from './parts.module.css'

interface Given {
  id: string
  className: string
  'aria-invalid': boolean
  'aria-describedby': string | undefined
}

interface Props {
  label: string
  hint?: string
  /** What is wrong, in words. */
  error?: string
  optional?: boolean
  children: (given: Given) => ReactNode
}

/** A labelled input: the words above it, the hint and the error tied to it for screen readers. */
export function Field({ label, hint, error, optional, children }: Props) {
  const { t } = useWords()
  const id = useId()
  const told = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={css.field}>
      <label className={css.label} htmlFor={id}>
        {label} {optional && <span className={css.optional}>{t('ui.optional')}</span>}
      </label>
      {hint && (
        <span id={`${id}-hint`} className={css.hint}>
          {hint}
        </span>
      )}
      {children({
        id,
        className: css.input ?? '',
        'aria-invalid': Boolean(error),
        'aria-describedby': told || undefined,
      })}
      {error && (
        <span id={`${id}-error`} className={css.wrong} role="alert">
          {error}
        </span>
      )}
    </div>
  )
}
