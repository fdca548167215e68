import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button as AntButton, Popover, Switch } from 'antd'
import { CircleQuestionMark, Command, Keyboard, KeyRound, LogOut, Wifi, WifiOff } from 'lucide-react'
import type { Account } from '@/api/types'
import { useSeen } from '@/features/help/seen'
import type { HelpFace } from '@/features/help/steps'
import { useSignOut } from '@/features/identity/session'
import { unitQuery } from '@/features/org/queries'
import { useWords } from '@/i18n'
import { openPalette } from '@/ui/palette/PaletteDoor'
import { sectionsFor } from '../admin/sections'
import { isInCommand } from '../command/rights'
import { Preferences } from '../Preferences'
import css from './desk.module.css'
import type { useKeys } from './useKeys'

interface Props {
  account: Account
  district: string
  /** Whether what happens elsewhere arrives; not said where a page does not listen. */
  connected?: boolean
  keys?: ReturnType<typeof useKeys>
  /** Whose first steps the help calls again. */
  help?: HelpFace
  /** Where they stand. */
  onHelp?: () => void
}

/** Where one is, where else one can go, as whom, and whether the page is live. */
export function TopBar({ account, district, connected, keys, help, onHelp }: Props) {
  const { t, say } = useWords()
  const unknown = account.unit && !account.unit.name && account.permissions.includes('unit.read')
  const { data: found } = useQuery({ ...unitQuery(account.unit?.id ?? ''), enabled: Boolean(unknown) })
  const unit = account.unit?.name ?? found?.name
  const signOut = useSignOut()
  const again = useSeen(account.id, help ?? 'desk')
  const navigate = useNavigate()
  const Live = connected ? Wifi : WifiOff
  return (
    <header className={css.top}>
      <img src="/icon.svg" alt="" width={24} height={24} />
      <strong>{t('ui.product')}</strong>
      <span className={css.quiet}>{district}</span>
      <nav className={css.nav} aria-label={t('nav.title')}>
        {account.permissions.includes('case.read') && (
          <>
            <Link to="/desk" activeOptions={{ exact: true, includeSearch: false }}>
              {t('nav.queue')}
            </Link>
            <Link to="/desk/calendar" activeOptions={{ includeSearch: false }}>
              {t('nav.calendar')}
            </Link>
          </>
        )}
        {account.permissions.includes('complaint.write') && <Link to="/complaints">{t('complaint.title')}</Link>}
        {isInCommand(account.permissions) && (
          <Link to="/command" activeOptions={{ includeSearch: false }}>
            {t('nav.command')}
          </Link>
        )}
        {sectionsFor(account.permissions).length > 0 && <Link to="/admin">{t('nav.admin')}</Link>}
      </nav>
      <span className={css.grow} />
      {connected !== undefined && (
        <span className={css.live} data-on={connected} role="status">
          <Live aria-hidden size={16} />
          {t(connected ? 'desk.live' : 'desk.notLive')}
        </span>
      )}
      <AntButton
        type="text"
        icon={<Command aria-hidden size={18} />}
        aria-label={t('palette.open')}
        onClick={openPalette}
      />
      {help && (
        <AntButton
          type="text"
          icon={<CircleQuestionMark aria-hidden size={18} />}
          aria-label={t('help.again')}
          title={t('help.again')}
          onClick={() => {
            again.callAgain()
            onHelp?.()
          }}
        />
      )}
      {keys && <KeyHelp keys={keys} />}
      <Preferences />
      <Link
        to="/account/factors"
        className={css.who}
        title={[account.display, unit && say(unit), t('factors.title')].filter(Boolean).join(' · ')}
      >
        <strong>
          {account.display} <KeyRound aria-hidden size={12} />
        </strong>
        {unit && <small>{say(unit)}</small>}
        <span className="visually-hidden">{t('factors.title')}</span>
      </Link>
      <AntButton
        type="text"
        icon={<LogOut aria-hidden size={18} />}
        aria-label={t('desk.signOut')}
        onClick={() => void signOut().then(() => navigate({ to: '/in' }))}
      />
    </header>
  )
}

function KeyHelp({ keys }: { keys: ReturnType<typeof useKeys> }) {
  const { t } = useWords()
  return (
    <Popover
      trigger="click"
      content={
        <div className={css.keys}>
          <label>
            <Switch size="small" checked={keys.on} onChange={keys.toggle} /> {t('keys.on')}
          </label>
          <dl>
            <dt>j / k</dt>
            <dd>{t('keys.step')}</dd>
            <dt>x / X</dt>
            <dd>{t('keys.pick')}</dd>
            <dt>a / Esc</dt>
            <dd>{t('keys.pickAll')}</dd>
            <dt>b</dt>
            <dd>{t('keys.bulk')}</dd>
            <dt>v</dt>
            <dd>{t('keys.view')}</dd>
            <dt>Ctrl-K / ⌘-K</dt>
            <dd>{t('palette.title')}</dd>
            <dt>/</dt>
            <dd>{t('keys.search')}</dd>
            <dt>1 … 9</dt>
            <dd>{t('keys.act')}</dd>
          </dl>
        </div>
      }
    >
      <AntButton type="text" icon={<Keyboard aria-hidden size={18} />} aria-label={t('keys.title')} />
    </Popover>
  )
}
