import { Link, useNavigate } from '@tanstack/react-router'
import { CircleUser } from 'lucide-react'
import { useState } from 'react'
import { useSeen } from '@/features/help/seen'
import { useSignOut } from '@/features/identity/session'
import { emptyOutbox, useWaiting } from '@/features/outbox/outbox'
import { useWords } from '@/i18n'
import { Button, buttonClass } from '@/ui/Button'
import { Notice, ProblemNotice } from '@/ui/Notice'
import { Preferences } from '../Preferences'
import css from './field.module.css'
import { useStaff } from './staff'

/** As whom one is here, how it looks, and the way out. */
export function Menu() {
  const { t, say } = useWords()
  const { account, can } = useStaff()
  const navigate = useNavigate()
  const help = useSeen(account.id, 'field')
  return (
    <details className={css.menu}>
      <summary aria-label={t('field.menu')}>
        <CircleUser aria-hidden size={26} />
      </summary>
      <div className={css.sheet}>
        <p>
          <strong>{account.display}</strong>
          {account.unit?.name && <small>{say(account.unit.name)}</small>}
        </p>
        <div className={css.chips}>
          <Preferences />
        </div>
        <Button
          wide
          onClick={() => {
            help.callAgain()
            void navigate({ to: '/field' })
          }}
        >
          {t('help.again')}
        </Button>
        {can('case.read') && (
          <Link to="/desk" className={buttonClass({ wide: true })}>
            {t('field.desk')}
          </Link>
        )}
        {can('complaint.write') && (
          <Link to="/complaints" className={buttonClass({ wide: true })}>
            {t('complaint.title')}
          </Link>
        )}
        <Link to="/account/factors" className={buttonClass({ wide: true })}>
          {t('factors.title')}
        </Link>
        <p className={css.quiet}>{t('field.noTrack')}</p>
        <Leave />
      </div>
    </details>
  )
}

/** Signing out takes everything off the device, so it asks first where something has not been sent. */
function Leave() {
  const { t } = useWords()
  const navigate = useNavigate()
  const signOut = useSignOut()
  const waiting = useWaiting().length
  const [asked, setAsked] = useState(false)
  const [error, setError] = useState<unknown>()

  const leave = async () => {
    try {
      await signOut()
      await emptyOutbox('mine')
      await navigate({ to: '/in' })
    } catch (problem) {
      setError(problem)
    }
  }

  return (
    <>
      {error !== undefined && <ProblemNotice error={error} />}
      {asked && waiting > 0 && <Notice tone="warn">{t('field.leaveWaiting', { count: waiting })}</Notice>}
      <Button
        wide
        look={asked && waiting > 0 ? 'danger' : undefined}
        onClick={() => (waiting > 0 && !asked ? setAsked(true) : void leave())}
      >
        {t(asked && waiting > 0 ? 'field.leaveAnyway' : 'desk.signOut')}
      </Button>
    </>
  )
}
