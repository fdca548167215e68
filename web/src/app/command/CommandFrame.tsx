import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { Account } from '@/api/types'
import { boardQuery, type Sight } from '@/features/situation/queries'
import { useMeta } from '@/features/pack/meta'
import { useWords } from '@/i18n'
import { dayIn } from '@/i18n/days'
import { Notice } from '@/ui/Notice'
import { useNow } from '@/ui/now'
import { useOnline } from '@/ui/online'
import { usePage } from '@/ui/page'
import { TopBar } from '../desk/TopBar'
import { Areas } from './Areas'
import css from './command.module.css'
import { Compare } from './Compare'
import { Day } from './Day'
import { Drill } from './Drill'
import { Figures } from './Figures'
import { Flow } from './Flow'
import { Headline } from './Headline'
import { Late } from './Late'
import { MapPane } from './MapPane'
import { Repeats } from './Repeats'
import { mayDrill } from './rights'
import type { CommandSearch } from './search'
import { useLivePoints } from './useLivePoints'

/** Places left, map in the middle with figures below it, what is late and what comes again right. */
export function CommandFrame({ account }: { account: Account }) {
  const { t, say } = useWords()
  const { meta } = useMeta()
  const heading = usePage(t('command.title'))
  const online = useOnline()
  const search = useSearch({ from: '/command' })
  const navigate = useNavigate({ from: '/command' })
  const go = useCallback(
    (by: Partial<CommandSearch>) => void navigate({ search: old => ({ ...old, ...by }), replace: true }),
    [navigate],
  )
  const { area, unit, drill, layer = 'state', view = 'now' } = search
  const sight = useMemo((): Sight => ({ area, drill }), [area, drill])
  const live = useLivePoints(sight)
  const may = mayDrill(account.permissions)
  const { data: board } = useQuery(boardQuery(sight))
  const now = useNow()
  const today = dayIn(now, meta?.time_zone ?? 'UTC')

  return (
    <div className={css.command} data-drill={drill}>
      <a className="skip" href="#map">
        {t('command.skip')}
      </a>
      <TopBar account={account} district={say(meta?.name)} connected={live.connected} />
      <h1 {...heading} className="visually-hidden">
        {t('command.title')}
      </h1>
      {!online && <Notice tone="offline">{t('offline.staff')}</Notice>}
      {live.failed && online && <Notice tone="warn">{t('command.stale')}</Notice>}
      <Drill search={search} may={may} onChange={go} />
      <Headline board={board} search={search} drills={may} onChange={go} />
      <div className={css.panes} data-view={view}>
        <div className={css.left}>
          <Areas board={board} search={search} onChange={go} />
          <Flow area={area} today={today} />
        </div>
        <main className={css.middle} id="map" tabIndex={-1}>
          {view === 'compare' && <Compare area={area} unit={unit} today={today} search={search} onChange={go} />}
          {view === 'day' && <Day sight={sight} day={search.day ?? today} today={today} onChange={go} />}
          {view === 'now' && (
            <>
              <MapPane board={board} live={live} layer={layer} onChange={go} />
              <Figures area={area} unit={unit} today={today} />
            </>
          )}
        </main>
        <div className={css.right}>
          <Late sight={sight} unit={unit} />
          <Repeats area={area} />
        </div>
      </div>
    </div>
  )
}
