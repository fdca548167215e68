import { useQuery } from '@tanstack/react-query'
import { Navigate, useNavigate } from '@tanstack/react-router'
import { LocateFixed, LocateOff, RefreshCw } from 'lucide-react'
import { useMemo } from 'react'
import { useStreetShapes } from '@/features/area/queries'
import { FirstSteps } from '@/features/help/FirstSteps'
import { useMeta } from '@/features/pack/meta'
import { isAct } from '@/features/outbox/model'
import { useWaiting } from '@/features/outbox/outbox'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Empty, Loading } from '@/ui/Empty'
import { MapList } from '@/ui/map/MapList'
import { Notice, ProblemNotice } from '@/ui/Notice'
import { usePage } from '@/ui/page'
import { When } from '@/ui/When'
import css from './field.module.css'
import { InboxRow } from './InboxRow'
import { boxOf, inOrder } from './order'
import { inboxQuery } from './queries'
import { useStaff } from './staff'
import { useHere } from './useHere'
import { useNews } from './useNews'
import { useTakeAlong } from './useTakeAlong'

/** What is with my unit, by urgency and then by the way there; the list, and the map that says the same. */
export function Inbox() {
  const { can } = useStaff()
  // Some only report: there is no list for them.
  return can('case.read') ? <Mine /> : <Navigate to="/field/report" replace />
}

function Mine() {
  const { t } = useWords()
  const heading = usePage(t('inbox.title'))
  const { account } = useStaff()
  const navigate = useNavigate()
  const inbox = useQuery(inboxQuery(account))
  const { meta, step } = useMeta()
  const areas = useStreetShapes()
  const waiting = useWaiting()
  const { here, seeking, refused, seek, forget } = useHere()
  const news = useNews()
  const urgencies = meta?.urgencies
  const cases = useMemo(
    () => inOrder(inbox.data?.items ?? [], step, here),
    // oxlint-disable-next-line react/exhaustive-deps -- `step` changes with the scale only
    [inbox.data, here, urgencies],
  )
  const ground = useMemo(() => boxOf([here, ...cases.map(({ location }) => location)]), [here, cases])
  useTakeAlong(cases)
  const waitsFor = new Set(waiting.filter(isAct).map(({ base }) => base.id))
  const open = (id: string) => void navigate({ to: '/field/case/$id', params: { id } })

  const renew = () => {
    news.seen()
    void inbox.refetch()
  }

  return (
    <>
      <FirstSteps account={account} face="field" />
      <div className={css.between}>
        <h1 {...heading}>{t('inbox.count', { count: cases.length })}</h1>
        <Button look="quiet" aria-label={t('inbox.renew')} onClick={renew} disabled={inbox.isFetching}>
          <RefreshCw aria-hidden size={20} />
        </Button>
      </div>
      {news.count > 0 && (
        <Button wide look="chosen" onClick={renew}>
          <RefreshCw aria-hidden size={18} />
          {t('desk.changed', { count: news.count })}
        </Button>
      )}
      <div className={css.chips}>
        {'geolocation' in navigator && (
          <Button onClick={here ? forget : seek} disabled={seeking} aria-pressed={here !== undefined}>
            {here ? <LocateOff aria-hidden size={18} /> : <LocateFixed aria-hidden size={18} />}
            {t(seeking ? 'place.seeking' : here ? 'inbox.forgetHere' : 'inbox.byDistance')}
          </Button>
        )}
      </div>
      {refused && <Notice tone="warn">{t('inbox.noPosition')}</Notice>}
      {inbox.isError && <ProblemNotice error={inbox.error} retry={renew} />}
      {inbox.isPending && <Loading rows={6} />}
      {inbox.data && cases.length === 0 && (
        <Empty title={t('inbox.empty')}>
          <p>{t('inbox.emptyHint')}</p>
        </Empty>
      )}
      {cases.length > 0 && (
        <div className={css.wide}>
          <MapList
            label={t('inbox.map', { count: cases.length })}
            areas={areas}
            cases={cases}
            step={step}
            bounds={ground ?? meta?.bounds}
            point={here}
            onCase={open}
          >
            <ul className={css.rows} aria-label={t('inbox.title')}>
              {cases.map(item => (
                <InboxRow key={item.id} item={item} here={here} waits={waitsFor.has(item.id)} />
              ))}
            </ul>
          </MapList>
        </div>
      )}
      {inbox.data && (
        <p className={css.quiet}>
          {t('inbox.asOf')} <When at={inbox.data.at} />
        </p>
      )}
    </>
  )
}
