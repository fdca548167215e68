import type { CentreNotice } from '@/api/types'
import { pathWords } from '@/features/area/place'
import { correctNotice, withdrawNotice } from '@/features/notice/queries'
import { useWords } from '@/i18n'
import { Exact } from '@/ui/When'
import css from '../admin.module.css'
import { line } from '../draw'
import { Facts } from '../Facts'
import { WriteForm } from '../WriteForm'
import { draftOf, fields, read, type Draft } from './draft'
import { standing } from './standing'

const STALE = [['notices']]

/** One notice as residents read it, and its correcting and withdrawing. */
export function NoticeDetail({ notice }: { notice: CentreNotice }) {
  const { t, say } = useWords()
  const { id, version, title, body, area_path, unit, pinned, from, until, corrected_at, withdrawn_at } = notice
  return (
    <section className={css.detail} aria-labelledby="notice-title">
      <h2 id="notice-title">{title.zh}</h2>
      <p className={css.said}>{body.zh}</p>
      {title.en && (
        <>
          <h3>{title.en}</h3>
          <p className={css.said}>{body.en}</p>
        </>
      )}
      <Facts
        lines={[
          [t('filter.state'), t(`noticeState.${standing(notice)}`)],
          [t('filter.area'), pathWords(area_path, say)],
          [t('notices.by'), say(unit ?? undefined)],
          [t('notices.from'), <Exact key="from" at={from} />],
          [t('notices.until'), <Exact key="until" at={until} />],
          [t('notices.pinned'), pinned && t('form.yes')],
          [t('notices.corrected'), corrected_at && <Exact key="corrected" at={corrected_at} />],
          [t('notices.withdrawn'), withdrawn_at && <Exact key="withdrawn" at={withdrawn_at} />],
          [t('notices.why'), notice.withdrawn_why],
        ]}
      />
      {!withdrawn_at && (
        <div className={css.buttons}>
          <WriteForm<Draft, CentreNotice>
            title={t('notices.correct')}
            start={draftOf(notice)}
            fields={fields<Draft>(t)}
            send={(draft, key) => correctNotice({ id, version, content: read(draft) }, key)}
            stale={STALE}
          />
          <WriteForm<{ reason: string }, CentreNotice>
            title={t('notices.withdraw')}
            fields={[{ name: 'reason', label: t('notices.why'), hint: t('notices.whyHint'), draw: line }]}
            warning={t('notices.withdrawHint')}
            send={({ reason }, key) => withdrawNotice({ id, version, reason }, key)}
            stale={STALE}
          />
        </div>
      )}
    </section>
  )
}
