import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Problem } from '@/api/problem'
import type { Account, Case } from '@/api/types'
import type { Values } from '@/features/cases/form'
import { caseQuery, eventsQuery } from '@/features/cases/queries'
import { beforeAndAfter } from '@/features/file/byEvent'
import { CaseFiles } from '@/features/file/CaseFiles'
import { FirstSteps } from '@/features/help/FirstSteps'
import { useWords } from '@/i18n'
import { Empty, Loading } from '@/ui/Empty'
import { Notice, ProblemNotice } from '@/ui/Notice'
import { Acts, type OpenAct } from './Acts'
import { Asks } from './Asks'
import { CaseHeader } from './CaseHeader'
import { Clocks } from './Clocks'
import css from './desk.module.css'
import { Evidence } from './Evidence'
import { Facts } from './Facts'
import { Links } from './Links'
import { Neighbours } from './Neighbours'
import { People } from './People'
import { Suggestions } from './Suggestions'
import { Timeline } from './Timeline'

interface Props {
  id: string | undefined
  /** Somebody else changed the open case. */
  news: boolean
  onNewsSeen: () => void
  onOpen: (id: string) => void
  account: Account
}

/** The open case. */
export function CasePane({ account, id, news, onNewsSeen, onOpen }: Props) {
  const { t } = useWords()
  const found = useQuery({ ...caseQuery(id ?? ''), enabled: id !== undefined })
  const queries = useQueryClient()
  if (!id)
    return (
      <>
        <FirstSteps account={account} face="desk" />
        <Empty title={t('desk.noCase')}>
          <p>{t('desk.noCaseHint')}</p>
        </Empty>
      </>
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
  const [open, setOpen] = useState<OpenAct>()
  const { before, after } = beforeAndAfter(about.files, events ?? [])
  const act = (action: string, values: Values) => setOpen({ action, values })
  return (
    <article className={css.case} aria-labelledby="case-title">
      <CaseHeader about={about} />
      <Acts about={about} open={open} onOpen={setOpen} onStale={onStale} />
      <div className={css.columns}>
        <div className={css.column}>
          <section className={css.section}>
            <h3>{t('case.said')}</h3>
            <p className={css.said}>{about.description}</p>
            <CaseFiles files={before} />
          </section>
          <Evidence after={after} />
          <Suggestions about={about} onAct={act} />
          <Asks asks={about.asks} />
          <section className={css.section}>
            <h3>{t('case.history')}</h3>
            {error ? <ProblemNotice error={error} /> : events ? <Timeline events={events} /> : <Loading />}
          </section>
        </div>
        <div className={css.column}>
          <Clocks clocks={about.clocks} />
          <Facts about={about} />
          <Neighbours about={about} />
          <Links about={about} onOpen={onOpen} />
          <People events={events ?? []} />
        </div>
      </div>
    </article>
  )
}
