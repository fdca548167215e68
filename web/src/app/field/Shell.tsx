import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, Outlet } from '@tanstack/react-router'
import { ClipboardCheck, CloudUpload, Inbox, Megaphone } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import type { Account, Location } from '@/api/types'
import { keptSessionQuery } from '@/features/identity/session'
import { isVisit } from '@/features/outbox/model'
import { onArrived, startOutbox, useWaiting } from '@/features/outbox/outbox'
import { isCase } from '@/features/outbox/send'
import { planQuery } from '@/features/visit/queries'
import { unitsKept } from '@/features/org/queries'
import { actionsQuery } from '@/features/cases/queries'
import { categoriesQuery, dutiesKept, reasonsQuery } from '@/features/pack/queries'
import { keep } from '@/offline/kept'
import { useWords } from '@/i18n'
import { Notice } from '@/ui/Notice'
import { useOnline } from '@/ui/online'
import { SignedIn } from '../SignedIn'
import css from './field.module.css'
import { Menu } from './Menu'
import { fieldCaseQuery, ownAreaQuery } from './queries'
import { StaffContext } from './staff'
import { useTakePlans } from './useTakePlans'

/** The face of people who go round: only for those who are signed in, also where there is no network. */
export function FieldShell() {
  return <SignedIn query={keptSessionQuery}>{account => <Frame account={account} />}</SignedIn>
}

function Frame({ account }: { account: Account }) {
  const { t } = useWords()
  const online = useOnline()
  const waiting = useWaiting().length
  const [here, setHere] = useState<Location>()
  const staff = useMemo(
    () => ({
      account,
      can: (right: Account['permissions'][number]) => account.permissions.includes(right),
      here,
      setHere,
    }),
    [account, here],
  )
  useEffect(() => startOutbox(account.id), [account.id])
  useAtHand(account)
  return (
    <StaffContext value={staff}>
      <div className={css.page}>
        <a className="skip" href="#main">
          {t('ui.skip')}
        </a>
        <header className={css.top}>
          <img src="/icon.svg" alt="" width={28} height={28} />
          <strong className={css.product}>{t('field.title')}</strong>
          <Menu />
        </header>
        <main id="main" className={css.main}>
          {!online && <Notice tone="offline">{t('field.offline')}</Notice>}
          <Outlet />
        </main>
        <nav className={css.nav} aria-label={t('field.nav')}>
          {staff.can('case.read') && (
            <Link to="/field" activeOptions={{ exact: true }}>
              <Inbox aria-hidden size={22} />
              {t('inbox.title')}
            </Link>
          )}
          <Link to="/field/report">
            <Megaphone aria-hidden size={22} />
            {t('field.report')}
          </Link>
          {staff.can('visit.write') && (
            <Link to="/field/visit">
              <ClipboardCheck aria-hidden size={22} />
              {t('visit.title')}
            </Link>
          )}
          <Link to="/field/waiting">
            <CloudUpload aria-hidden size={22} />
            {t('field.waiting')}
            {waiting > 0 && (
              <span className={css.badge}>
                <span aria-hidden>{waiting}</span>
                <span className="visually-hidden">{t('waiting.count', { count: waiting })}</span>
              </span>
            )}
          </Link>
        </nav>
      </div>
    </StaffContext>
  )
}

/** Fetches once what acts and reports need where there is no network, and takes in what has arrived. */
function useAtHand(account: Account) {
  const queries = useQueryClient()
  const { permissions } = account
  useQuery(reasonsQuery)
  useQuery(actionsQuery)
  useQuery(categoriesQuery)
  useQuery(ownAreaQuery(account))
  useQuery({ ...unitsKept, enabled: permissions.includes('unit.read') })
  useQuery({ ...dutiesKept, enabled: permissions.includes('pack.read') })
  useTakePlans(permissions.includes('visit.write'))
  useEffect(
    () =>
      onArrived((made, item) => {
        if (isCase(made)) {
          const { queryKey } = fieldCaseQuery(made.id)
          queries.setQueryData(queryKey, made)
          void keep(`case:${made.id}`, made)
        }
        // What was found there is known from now on, also where the network is gone again.
        if (isVisit(item))
          void queries.fetchQuery({ ...planQuery(item.body.area), staleTime: 0 }).catch(() => undefined)
        void queries.invalidateQueries({ queryKey: ['field'], predicate: ({ queryKey: [, what] }) => what !== 'case' })
      }),
    [queries],
  )
  useEffect(() => {
    const renew = () => void queries.invalidateQueries({ queryKey: ['field'] })
    addEventListener('online', renew)
    return () => removeEventListener('online', renew)
  }, [queries])
}
