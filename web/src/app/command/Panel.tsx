import { useId, type ReactNode } from 'react'
import css from './command.module.css'

interface Props {
  title: string
  /** Beside the title: which time it is about, or what can be chosen. */
  aside?: ReactNode
  /** A sentence below the title. */
  lead?: string
  /** Takes what room there is. */
  grow?: boolean
  children: ReactNode
}

/** One question of the command screen and its answer, which scrolls by itself, by keyboard too. */
export function Panel({ title, aside, lead, grow, children }: Props) {
  const heading = useId()
  return (
    <section className={grow ? `${css.panel} ${css.grow}` : css.panel} aria-labelledby={heading}>
      <header className={css.panelHead}>
        <h2 id={heading}>{title}</h2>
        {aside}
      </header>
      {lead && <p className={css.quiet}>{lead}</p>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <div className={css.scroll} tabIndex={0} role="group" aria-label={title}>
        {children}
      </div>
    </section>
  )
}
