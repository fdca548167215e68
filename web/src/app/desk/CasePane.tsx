import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { session } from '@/api/client'
import { Problem } from '@/api/problem'
import type { Case } from '@/api/types'
import { caseQuery, eventsQuery } from '@/features/cases/queries'
import { CaseFiles } from '@/features/file/CaseFiles'
import { useWords } from '@/i18n'
import { Empty, Loading } from '@/ui/Empty'
import { Notice, ProblemNotice } from '@/ui/Notice'
import { Acts } from './Acts'
import { Asks } from './Asks'
import { CaseHeader } from './CaseHeader'
import { Clocks } from './Clocks'
import css from './desk.module.css'
import { Facts } from './Facts'
import { Links } from './Links'
import { Timeline } from './Timeline'

interface Props {
  id: string | undefined
  /** Somebody else changed the open case. */
  news: boolean
  onNewsSeen: () => void
  onOpen: (id: string) => void
}

/** The open case. */
export function CasePane({ id, news, onNewsSeen, onOpen }: Props) {
  const { t } = useWords()
  const found = useQuery({ ...caseQuery(id ?? ''), enabled: id !== undefined })
  const queries = useQueryClient()
  if (!id)
    return (
      <Empty title={t('desk.noCase')}>
        <p>{t('desk.noCaseHint')}</p>
      </Empty>
    )
  if (found.error) {
    const gone = found.error instanceof Problem && found.error.status === 404
    return gone ? (
      <Empty title={t('desk.notYours')} />
    ) : (
      <ProblemNotice error={found.error} retry={() => void found.refetch()} />
    )
  }
  if (!found.data) return <Loading rows={8} />
  const renew = () => {
    onNewsSeen()
    void queries.invalidateQueries({ queryKey: caseQuery(id).queryKey })
    void queries.invalidateQueries({ queryKey: eventsQuery(id).queryKey })
  }
  return (
    <>
      {news && (
        <Notice>
          <span className={css.between}>
            {t('desk.news')}
            <Button onClick={renew}>{t('desk.newsShow')}</Button>
          </span>
        </Notice>
      )}
      <CaseBody key={id} about={found.data} onOpen={onOpen} onStale={renew} />
    </>
  )
}

function CaseBody({ about, onOpen, onStale }: { about: Case; onOpen: (id: string) => void; onStale: () => void }) {
  const { t } = useWords()
  const { data: events, error } = useQuery(eventsQuery(about.id))
  return (
    <article className={css.case} aria-labelledby="case-title">
      <CaseHeader about={about} />
      <Acts about={about} onStale={onStale} />
      <div className={css.columns}>
        <div className={css.column}>
          <section className={css.section}>
            <h3>{t('case.said')}</h3>
            <p className={css.said}>{about.description}</p>
            <CaseFiles files={about.files} access={session} />
          </section>
          <Asks asks={about.asks} />
          <section className={css.section}>
            <h3>{t('case.history')}</h3>
            {error ? <ProblemNotice error={error} /> : events ? <Timeline events={events} /> : <Loading />}
          </section>
        </div>
        <div className={css.column}>
          <Clocks clocks={about.clocks} />
          <Facts about={about} />
          <Links about={about} onOpen={onOpen} />
        </div>
      </div>
    </article>
  )
}
