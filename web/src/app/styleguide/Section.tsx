import { useId, type ReactNode } from 'react'
import css from './styleguide.module.css'

interface Props {
  title: string
  /** What it is for, in a sentence. */
  about?: string
  children: ReactNode
}

export function Section({ title, about, children }: Props) {
  const id = useId()
  return (
    <section className={css.section} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {about && <p className={css.lead}>{about}</p>}
      {children}
    </section>
  )
}
