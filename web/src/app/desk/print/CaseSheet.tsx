import { Fragment, type ReactNode } from 'react'
import type { Case, CaseEvent } from '@/api/types'
import { pathWords } from '@/features/area/place'
import { useActLabel, wordsOf } from '@/features/cases/labels'
import { useMeta } from '@/features/pack/meta'
import { useWords } from '@/i18n'
import { Qr } from '@/ui/Qr'
import { Exact } from '@/ui/When'
import css from './print.module.css'

/** What a case file needs on paper: the facts, the clocks, everything that happened, and a code that leads back here. */
export function CaseSheet({ about, events }: { about: Case; events: readonly CaseEvent[] }) {
  const { t, say } = useWords()
  const { label } = useMeta()
  const actLabel = useActLabel()
  const here = `${location.origin}/desk?case=${about.id}`
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('case.number'), about.number],
    [t('filter.state'), label('states', about.state)],
    [t('filter.urgency'), label('urgencies', about.urgency)],
    [t('case.category'), about.category ? say(about.category.name) : t('case.noCategory')],
    [t('case.place'), pathWords(about.area.path, say)],
    [t('case.nature'), about.nature && label('natures', about.nature)],
    [t('case.channel'), label('channels', about.channel)],
    [t('case.owner'), say(about.owner.name)],
    [t('case.handler'), about.handler && say(about.handler.name)],
    [t('case.duty'), about.duty_item],
    [t('case.created'), <Exact key="created" at={about.created_at} />],
    [t('case.due'), about.due_at && <Exact key="due" at={about.due_at} />],
    [t('case.reporter'), about.reporter?.pseudonym],
  ]
  return (
    <>
      <header className={css.head}>
        <div>
          <h2>{about.title}</h2>
          <p>{say(about.now)}</p>
        </div>
        <Qr text={here} label={t('print.code', { number: about.number })} />
      </header>
      <dl className={css.facts}>
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <h2>{t('case.said')}</h2>
      <p className={css.said}>{about.description}</p>
      {about.clocks.length > 0 && (
        <>
          <h2>{t('clock.title')}</h2>
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col">{t('print.stage')}</th>
                <th scope="col">{t('print.began')}</th>
                <th scope="col">{t('clock.due')}</th>
                <th scope="col">{t('print.ended')}</th>
              </tr>
            </thead>
            <tbody>
              {about.clocks.map(({ stage, started_at, due_at, done_at, paused }) => (
                <tr key={stage + started_at}>
                  <td>{label('stages', stage)}</td>
                  <td>
                    <Exact at={started_at} />
                  </td>
                  <td>
                    <Exact at={due_at} />
                  </td>
                  <td>{done_at ? <Exact at={done_at} /> : paused ? t('clock.paused') : t('print.running')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <h2>{t('case.history')}</h2>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('print.when')}</th>
            <th scope="col">{t('print.act')}</th>
            <th scope="col">{t('print.who')}</th>
            <th scope="col">{t('print.said')}</th>
          </tr>
        </thead>
        <tbody>
          {events.map(event => (
            <tr key={event.id}>
              <td>
                <Exact at={event.at} />
              </td>
              <td>{actLabel(event.action)}</td>
              <td>
                {event.by.kind === 'system' ? t('case.system') : event.by.name || t('case.reporter')}
                {event.unit && <small>{say(event.unit.name)}</small>}
              </td>
              <td>
                {wordsOf(event).map(words => (
                  <Fragment key={words}>
                    {words}
                    <br />
                  </Fragment>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {about.files.length > 0 && <p className={css.note}>{t('print.files', { count: about.files.length })}</p>}
    </>
  )
}
