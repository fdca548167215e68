import { Link, Outlet } from '@tanstack/react-router'
import { CloudUpload } from 'lucide-react'
import { useEffect } from 'react'
import { useMeta } from '@/features/pack/meta'
import { startOutbox, useWaiting } from '@/features/outbox/outbox'
import { useSync } from '@/features/resident/sync'
import { useWords } from '@/i18n'
import { Notice } from '@/ui/Notice'
import { useOnline } from '@/ui/online'
import { Preferences } from '../Preferences'
import css from './resident.module.css'

/** The frame of the pages for residents: large, plain, one column. */
export function ResidentShell() {
  const { t, say } = useWords()
  const { meta } = useMeta()
  const online = useOnline()
  const waiting = useWaiting().length
  useEffect(() => startOutbox(), [])
  useSync()
  return (
    <div className={css.page}>
      <a className="skip" href="#main">
        {t('ui.skip')}
      </a>
      <header className={css.top}>
        <Link to="/" className={css.brand}>
          <img src="/icon.svg" alt="" width={28} height={28} />
          <span>
            {t('ui.product')}
            {meta && <small>{say(meta.name)}</small>}
          </span>
        </Link>
        {waiting > 0 && (
          <Link to="/" hash="waiting" className={css.counter}>
            <CloudUpload aria-hidden size={18} />
            {t('waiting.count', { count: waiting })}
          </Link>
        )}
        <Preferences />
      </header>
      <main id="main" className={css.main}>
        {!online && <Notice tone="offline">{t('offline.resident')}</Notice>}
        <Outlet />
      </main>
      <footer className={css.foot}>
        <Link to="/public">{t('public.more')}</Link> · <Link to="/account">{t('resident.staff')}</Link>
      </footer>
    </div>
  )
}
