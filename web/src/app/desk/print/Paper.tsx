import { Printer } from 'lucide-react'
import type { ReactNode } from 'react'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { useNow } from '@/ui/now'
import { usePage } from '@/ui/page'
import { Exact } from '@/ui/When'
import css from './print.module.css'

/** A sheet of paper: light in every theme, with who printed it and when, and the button that does not come along. */
export function Paper({ title, by, children }: { title: string; by: string; children: ReactNode }) {
  const { t } = useWords()
  const heading = usePage(title)
  const now = useNow()
  return (
    <div className={css.desk} data-theme="light">
      <p className={css.tools}>
        <Button look="primary" onClick={() => window.print()}>
          <Printer aria-hidden size={18} />
          {t('print.print')}
        </Button>
        <span>{t('print.hint')}</span>
      </p>
      <main className={css.paper}>
        <h1 {...heading}>{title}</h1>
        {children}
        <footer className={css.foot}>
          {t('print.by', { name: by })} · <Exact at={now.toISOString()} />
        </footer>
      </main>
    </div>
  )
}
