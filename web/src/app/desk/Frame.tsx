import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { Account } from '@/api/types'
import { useMeta } from '@/features/pack/meta'
import { caseQuery } from '@/features/cases/queries'
import { useWords } from '@/i18n'
import { dayIn } from '@/i18n/days'
import { Notice } from '@/ui/Notice'
import { useNow } from '@/ui/now'
import { useOnline } from '@/ui/online'
import { usePage } from '@/ui/page'
import { BulkPane } from './BulkPane'
import { CasePane } from './CasePane'
import css from './desk.module.css'
import { Filters } from './Filters'
import { Queue } from './Queue'
import { filterOf, type DeskSearch } from './search'
import { SideMap } from './SideMap'
import { TopBar } from './TopBar'
import { useKeys } from './useKeys'
import { useLive } from './useLive'
import { usePicks } from './usePicks'
import { useQueue } from './useQueue'

/** Until the server has said where it is. */
const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone

/** Queue left, case in the middle, map right. The address holds the filter and the open case. */
export function DeskFrame({ account }: { account: Account }) {
  const { t, say } = useWords()
  const { meta } = useMeta()
  const online = useOnline()
  const heading = usePage(t('desk.title'))
  const search = useSearch({ from: '/desk' })
  const navigate = useNavigate({ from: '/desk' })
  const now = useNow()
  const today = dayIn(now, meta?.time_zone ?? HERE)
  const filter = useMemo(() => filterOf(search, today), [search, today])
  const queue = useQueue(filter)
  const picks = usePicks(queue.cases)
  const live = useLive(search.case)
  const open = useQuery({ ...caseQuery(search.case ?? ''), enabled: search.case !== undefined })

  const go = useCallback(
    (by: Partial<DeskSearch>) => void navigate({ search: old => ({ ...old, ...by }), replace: true }),
    [navigate],
  )
  const openCase = useCallback((id: string | undefined) => go({ case: id }), [go])
  const keys = useKeys({ cases: queue.cases, open: search.case, onOpen: openCase, picks })

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- shortcuts for what is on the page as buttons too
    <div className={css.desk} onKeyDown={keys.onKeyDown}>
      <a className="skip" href="#case">
        {t('desk.skip')}
      </a>
      <TopBar
        account={account}
        district={say(meta?.name)}
        connected={live.connected}
        keys={keys}
        help="desk"
        onHelp={() => openCase(undefined)}
      />
      <h1 {...heading} className="visually-hidden">
        {t('desk.title')}
      </h1>
      {!online && <Notice tone="offline">{t('offline.staff')}</Notice>}
      <div className={css.panes}>
        <section className={css.left} aria-label={t('desk.queue')}>
          <Filters account={account.id} search={search} onChange={go} />
          <Queue
            queue={queue}
            filter={filter}
            open={search.case}
            onOpen={openCase}
            picks={picks}
            changed={live.changed}
            onRefresh={() => {
              live.seen()
              void queue.refresh()
            }}
          />
        </section>
        <main className={css.middle} id="case" tabIndex={-1}>
          <BulkPane picks={picks} onOpen={openCase} />
          <CasePane account={account} id={search.case} news={live.news} onNewsSeen={live.newsSeen} onOpen={openCase} />
        </main>
        <aside className={css.right} aria-label={t('desk.map')}>
          <SideMap cases={queue.cases} open={open.data} onOpen={openCase} />
        </aside>
      </div>
    </div>
  )
}
