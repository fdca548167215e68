import { Star } from 'lucide-react'
import { useId } from 'react'
import { useWords } from '@/i18n'
import css from './stars.module.css'

interface Props {
  label: string
  value: number | undefined
  onChange: (stars: number) => void
  error?: string
}

/** One to five, as radio buttons: arrow keys work, and screen readers say the number. */
export function Stars({ label, value, onChange, error }: Props) {
  const { t } = useWords()
  const name = useId()
  return (
    <fieldset className={css.stars} aria-describedby={error ? `${name}-error` : undefined}>
      <legend>{label}</legend>
      {[1, 2, 3, 4, 5].map(count => (
        <label key={count} data-lit={value !== undefined && count <= value}>
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            checked={value === count}
            onChange={() => onChange(count)}
          />
          <Star aria-hidden size={32} />
          <span className="visually-hidden">{t('ui.stars', { count })}</span>
        </label>
      ))}
      {error && (
        <span id={`${name}-error`} className={css.wrong} role="alert">
          {error}
        </span>
      )}
    </fieldset>
  )
}
