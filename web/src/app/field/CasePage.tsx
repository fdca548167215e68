import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ChevronLeft, ClipboardCheck, Map as MapIcon } from 'lucide-react'
import { useState } from 'react'
import { Problem } from '@/api/problem'
import type { Case } from '@/api/types'
import { pathWords } from '@/features/area/place'
import { useStreetShapes } from '@/features/area/queries'
import { DrillBanner } from '@/features/cases/DrillTag'
import { SupervisionTag } from '@/features/cases/SupervisionTag'
import { CaseFiles } from '@/features/file/CaseFiles'
import { useMeta } from '@/features/pack/meta'
import { useWords } from '@/i18n'
import { Button, buttonClass } from '@/ui/Button'
import { Empty, Loading } from '@/ui/Empty'
import { Term } from '@/ui/glossary/Term'
import { LazyMap } from '@/ui/map/LazyMap'
import { Notice, ProblemNotice } from '@/ui/Notice'
import { useOnline } from '@/ui/online'
import { usePage } from '@/ui/page'
import { StateTag, UrgencyTag } from '@/ui/Tags'
import { Due, Exact } from '@/ui/When'
import { Acts } from './Acts'
import { Asked } from './Asked'
import css from './field.module.css'
import { Away } from './InboxRow'
import { boxOf } from './order'
import { fieldCaseQuery } from './queries'
import { ShortHistory } from './ShortHistory'
import { useStaff } from './staff'

/** One case on the phone: what it is, where, until when, what can be done. */
export function CasePage() {
  const { t } = useWords()
  const { id } = useParams({ from: '/field/case/$id' })
  const found = useQuery(fieldCaseQuery(id))
  const gone = found.error instanceof Problem && found.error.status === 404
  const lost = found.error instanceof Problem && found.error.code === 'network'
  return (
    <>
      <Link to="/field" className={css.back}>
        <ChevronLeft aria-hidden size={20} />
        {t('inbox.title')}
      </Link>
      {found.data ? (
        <Whole key={id} about={found.data} />
      ) : gone ? (
        <Empty title={t('desk.notYours')} />
      ) : lost ? (
        <Empty title={t('field.notHere')}>
          <p>{t('field.notHereHint')}</p>
        </Empty>
      ) : found.error ? (
        <ProblemNotice error={found.error} retry={() => void found.refetch()} />
      ) : (
        <Loading rows={8} />
      )}
    </>
  )
}

function Whole({ about }: { about: Case }) {
  const { t, say } = useWords()
  const heading = usePage(about.title)
  const online = useOnline()
  return (
    <>
      <header className={css.head}>
        <DrillBanner drill={about.drill} />
        <p className={css.quiet}>{about.number}</p>
        <h1 {...heading}>{about.title}</h1>
        <p className={css.tags}>
          <UrgencyTag urgency={about.urgency} solid />
          <StateTag state={about.state} solid />
          <SupervisionTag level={about.supervision} />
        </p>
        <p>{say(about.now)}</p>
        {about.due_at && (
          <p>
            <Term of="time_limit">{t('field.until')}</Term> <Exact at={about.due_at} /> ·{' '}
            <Due at={about.due_at} late={about.overdue} />
          </p>
        )}
      </header>
      {about.pause && <Notice tone="warn">{t('case.paused', { reason: say(about.pause.reason) })}</Notice>}
      {about.refusal && <Notice tone="warn">{t('case.refused', { reason: say(about.refusal) })}</Notice>}
      <Acts about={about} />
      <section className={css.card} aria-labelledby="said">
        <h2 id="said">{t('case.said')}</h2>
        <p className={css.said}>{about.description}</p>
        {about.files.length > 0 && !online ? (
          <p className={css.quiet}>{t('field.filesLater', { count: about.files.length })}</p>
        ) : (
          <CaseFiles files={about.files} />
        )}
      </section>
      <Where about={about} />
      <Asked asks={about.asks} />
      <ShortHistory id={about.id} />
    </>
  )
}

/** Where it is, in words first; the map is fetched when it is asked for. */
function Where({ about }: { about: Case }) {
  const { t, say } = useWords()
  const { here, can } = useStaff()
  const { meta } = useMeta()
  const areas = useStreetShapes()
  const [map, setMap] = useState(false)
  const { location } = about
  return (
    <section className={css.card} aria-labelledby="where">
      <h2 id="where">{t('case.place')}</h2>
      <p>{pathWords(about.area.path, say)}</p>
      {here && location && (
        <p className={css.quiet}>
          <Away from={here} to={location} />
        </p>
      )}
      {location && (
        <Button aria-expanded={map} onClick={() => setMap(!map)}>
          <MapIcon aria-hidden size={18} />
          {t('field.map')}
        </Button>
      )}
      {can('visit.write') && (
        <Link to="/field/visit" search={{ area: about.area.id }} className={buttonClass()}>
          <ClipboardCheck aria-hidden size={18} />
          {t('visit.here')}
        </Link>
      )}
      {map && (
        <div className={css.mapBox}>
          <LazyMap
            label={t('field.mapOf', { title: about.title })}
            bounds={boxOf([location, here]) ?? meta?.bounds}
            areas={areas}
            point={location}
          />
        </div>
      )}
    </section>
  )
}
