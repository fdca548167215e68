import type { ReactNode } from 'react'
import css from './admin.module.css'

/** What stands beside a list: one thing, named by its heading. It scrolls by itself, by keyboard too. */
export const Detail = ({ heading, children }: { heading: string; children: ReactNode }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
  <section className={css.detail} aria-labelledby={heading} tabIndex={0}>
    {children}
  </section>
)
