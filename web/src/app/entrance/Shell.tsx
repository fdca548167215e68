import { Link, Outlet } from '@tanstack/react-router'
import { useMeta } from '@/features/pack/meta'
import { useWords } from '@/i18n'
import { Preferences } from '../Preferences'
import css from './entrance.module.css'

/** The frame of sign-in and first set-up: one card in the middle. */
export function EntranceShell() {
  const { t, say } = useWords()
  const { meta } = useMeta()
  return (
    <div className={css.page}>
      <header className={css.top}>
        <Preferences />
      </header>
      <main className={css.card}>
        <Link to="/" className={css.brand}>
          <img src="/icon.svg" alt="" width={40} height={40} />
          <span>
            {t('ui.product')}
            {meta && <small>{say(meta.name)}</small>}
          </span>
        </Link>
        <Outlet />
      </main>
    </div>
  )
}
