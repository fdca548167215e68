import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useState } from 'react'
import type { LateCase } from '@/api/types'
import { lateQuery, type LateWhat, type Sight } from '@/features/situation/queries'
import { useMeta } from '@/features/pack/meta'
import { useWords } from '@/i18n'
import { span } from '@/i18n/time'
import { Empty, Loading } from '@/ui/Empty'
import { Exact } from '@/ui/When'
import css from './command.module.css'
import { Panel } from './Panel'

const WHATS: LateWhat[] = ['whole', 'stage', 'on_hold']

/** What is late, or stands still, and why: which clock, who has it, what took the time. */
export function Late({ sight, unit }: { sight: Sight; unit?: string }) {
  const { t } = useWords()
  const [what, setWhat] = useState<LateWhat>('whole')
  const { data: page } = useQuery(lateQuery(sight, what, unit))
  return (
    <Panel
      title={t('command.lateTitle')}
      grow
      aside={
        <Segmented<LateWhat>
          size="small"
          aria-label={t('command.lateWhat')}
          value={what}
          onChange={setWhat}
          options={WHATS.map(value => ({ value, label: t(`command.what_${value}`) }))}
        />
      }
    >
      {!page ? (
        <Loading />
      ) : page.items.length === 0 ? (
        <Empty title={t(`command.none_${what}`)} />
      ) : (
        <ul className={css.rows}>
          {page.items.map(item => (
            <li key={item.id}>
              <LateRow item={item} />
            </li>
          ))}
        </ul>
      )}
      {page?.next_cursor && (
        <Link to="/desk" search={{ area: sight.area, unit, overdue: true }}>
          {t('command.more')}
        </Link>
      )}
    </Panel>
  )
}

function LateRow({ item }: { item: LateCase }) {
  const { t, say, lang } = useWords()
  const { label } = useMeta()
  return (
    <>
      <Link to="/desk" search={{ case: item.id }} className={css.name}>
        {item.title}
      </Link>
      <p className={css.quiet}>
        {item.number} · {say(item.area.name)} · {t('command.holder', { unit: say(item.holder.name) })} ·{' '}
        {label('states', item.state)}
      </p>
      <p>
        {item.clocks.map(({ stage, late_seconds, unit }, n) => (
          <span key={`${stage}${n}`} className={css.clock} title={say(unit.name)}>
            {t('command.clock', { stage: label('stages', stage), span: span(late_seconds, lang) })}
          </span>
        ))}
      </p>
      {item.pause && (
        <p>
          {t('command.pause', { reason: say(item.pause.reason) })} {item.pause.until && <Exact at={item.pause.until} />}
        </p>
      )}
      <p className={css.why}>
        {item.why
          .map(({ text, unit }) => (unit ? t('command.whyUnit', { why: say(text), unit: say(unit.name) }) : say(text)))
          .join(t('command.and'))}
      </p>
    </>
  )
}
