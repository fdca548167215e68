import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { useState } from 'react'
import type { Account } from '@/api/types'
import { complaintsQuery } from '@/features/complaint/queries'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Empty, Loading } from '@/ui/Empty'
import { ProblemNotice } from '@/ui/Notice'
import { usePage } from '@/ui/page'
import plain from '@/ui/plain.module.css'
import { isPhone, landing } from '../entrance/landing'
import { Preferences } from '../Preferences'
import { SignedIn } from '../SignedIn'
import { ComplaintCard } from './ComplaintCard'
import { ComplaintForm } from './ComplaintForm'
import css from './complaints.module.css'

/** The box against formalism: what staff complain of, and what they are answered; the same for all of them. */
export function Complaints() {
  return <SignedIn>{account => <Page account={account} />}</SignedIn>
}

function Page({ account }: { account: Account }) {
  const { t } = useWords()
  const heading = usePage(t('complaint.title'))
  const home = landing(account, isPhone())
  const can = (right: Account['permissions'][number]) => account.permissions.includes(right)
  return (
    <div className={css.page}>
      <a className="skip" href="#main">
        {t('ui.skip')}
      </a>
      <header className={css.top}>
        <Link to={home === '/complaints' ? '/admin' : home} className={css.back}>
          <ChevronLeft aria-hidden size={20} />
          {t('complaint.back')}
        </Link>
        <Preferences />
      </header>
      <main id="main" className={css.main}>
        <h1 {...heading}>{t('complaint.title')}</h1>
        <p>{t('complaint.lead')}</p>
        {can('complaint.write') ? (
          <>
            <ComplaintForm forms={can('pack.read')} />
            <List />
          </>
        ) : (
          <Empty title={t('admin.nothing')} />
        )}
      </main>
    </div>
  )
}

function List() {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const found = useInfiniteQuery(complaintsQuery(open))
  const items = found.data?.pages.flatMap(page => page.items) ?? []
  return (
    <section className={plain.rows} aria-labelledby="all">
      <div className={css.between}>
        <h2 id="all">{t('complaint.all')}</h2>
        <Button look={open ? 'chosen' : undefined} aria-pressed={open} onClick={() => setOpen(!open)}>
          {t('complaint.open')}
        </Button>
      </div>
      {found.isError && <ProblemNotice error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Loading rows={4} />}
      {found.data && items.length === 0 && (
        <Empty title={t('complaint.none')}>
          <p>{t('complaint.noneHint')}</p>
        </Empty>
      )}
      <ul className={plain.rows} aria-label={t('complaint.all')}>
        {items.map(item => (
          <ComplaintCard key={item.id} item={item} />
        ))}
      </ul>
      {found.hasNextPage && (
        <Button disabled={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('admin.more')}
        </Button>
      )}
    </section>
  )
}
