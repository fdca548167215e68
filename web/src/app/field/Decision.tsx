import { useQuery } from '@tanstack/react-query'
import { Problem } from '@/api/problem'
import { actionsQuery } from '@/features/cases/queries'
import type { WaitingAct } from '@/features/outbox/model'
import { discard, replace } from '@/features/outbox/outbox'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Loading } from '@/ui/Empty'
import { Notice, ProblemNotice } from '@/ui/Notice'
import { Exact } from '@/ui/When'
import { again, asRemark, meanwhile, remarkIn, ways, wordsIn, type Way } from './compare'
import { EventList } from './EventList'
import css from './field.module.css'
import { trunkQuery } from './queries'
import { SideBySide } from './SideBySide'

/** An act that came too late: what I saw, what it is now, what I did; and a person who decides. */
export function Decision({ item }: { item: WaitingAct }) {
  const { t, say } = useWords()
  const { data: acts = [] } = useQuery(actionsQuery)
  const trunk = useQuery(trunkQuery(item.base.id))
  const action = acts.find(one => one.action === item.action)
  const remark = remarkIn(acts)
  const words = wordsIn(item, action)
  const gone = trunk.error instanceof Problem && trunk.error.status === 404
  const now = trunk.data?.now
  const open = gone || now !== undefined

  const go = (way: Way) => {
    if (way === 'drop') return void discard(item.id)
    if (!now || !remark) return
    const note = t('decide.asRemark', { act: say(item.label), words: words.join(' ') })
    void replace(way === 'again' ? again(item, now) : asRemark(item, now, remark, note))
  }

  const labels: Record<Way, string> = {
    again: t('decide.again', { act: say(item.label) }),
    remark: t('decide.remark', { act: say(remark?.label) }),
    drop: t('decide.drop'),
  }
  const heading = `decide-${item.id}`
  return (
    <article className={css.card} aria-labelledby={heading}>
      <h3 id={heading}>{t('waiting.act', { act: say(item.label), title: item.base.title })}</h3>
      <p className={css.quiet}>{item.base.number}</p>
      {trunk.isPending && <Loading />}
      {gone && <Notice>{t('decide.gone')}</Notice>}
      {trunk.error && !gone && <ProblemNotice error={trunk.error} retry={() => void trunk.refetch()} />}
      {now?.version === item.version && (
        <Notice tone="warn">{t('waiting.refused', { reason: item.refused ?? '' })}</Notice>
      )}
      {now && <SideBySide base={item.base} trunk={now} />}
      {trunk.data && (
        <section aria-labelledby={`${heading}-meanwhile`}>
          <h4 id={`${heading}-meanwhile`}>{t('decide.meanwhile')}</h4>
          <EventList events={meanwhile(trunk.data.events, item.base)} />
        </section>
      )}
      <section className={css.branch} aria-labelledby={`${heading}-mine`}>
        <h4 id={`${heading}-mine`}>{t('decide.branch')}</h4>
        <p>
          <strong>{say(item.label)}</strong> · <Exact at={item.at} />
        </p>
        {words.map(one => (
          <p key={one} className={css.said}>
            {one}
          </p>
        ))}
        {item.files.length > 0 && <p className={css.quiet}>{t('waiting.files', { count: item.files.length })}</p>}
      </section>
      {open && (
        <div className={css.bigs}>
          {ways(item, now).map(way => (
            <Button
              key={way}
              look={way === 'again' ? 'primary' : way === 'drop' ? 'danger' : undefined}
              onClick={() => go(way)}
            >
              {labels[way]}
            </Button>
          ))}
        </div>
      )}
    </article>
  )
}
