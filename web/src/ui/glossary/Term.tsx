import { useQuery } from '@tanstack/react-query'
import { useId, useState, type ReactNode } from 'react'
import { useWords } from '@/i18n'
import css from './term.module.css'
import type terms from './terms.json'

export type TermName = keyof typeof terms

interface Props {
  of: TermName
  /** The words on the page; the term's own name where there are none. */
  children?: ReactNode
}

/** A word of the field with its meaning: on hover, on focus and on tap. Escape takes it away (WCAG 1.4.13). */
export function Term({ of, children }: Props) {
  const { say } = useWords()
  const id = useId()
  const [open, setOpen] = useState(false)
  // The glossary is fetched by the first person who wonders.
  const { data } = useQuery({
    queryKey: ['glossary'],
    queryFn: async () => (await import('./terms.json')).default,
    enabled: open || children === undefined,
    staleTime: Infinity,
  })
  const term = data?.[of]
  return (
    <span className={css.term} onPointerEnter={() => setOpen(true)} onPointerLeave={() => setOpen(false)}>
      <button
        type="button"
        className={css.word}
        aria-expanded={open}
        aria-describedby={open && term ? id : undefined}
        onClick={() => setOpen(true)}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={event => event.key === 'Escape' && setOpen(false)}
      >
        {children ?? say(term?.name)}
      </button>
      {open && term && (
        <span id={id} role="tooltip" className={css.meaning}>
          <strong>{say(term.name)}</strong>
          {say(term.meaning)}
        </span>
      )}
    </span>
  )
}
