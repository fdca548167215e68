import { useQuery } from '@tanstack/react-query'
import { Pin } from 'lucide-react'
import { useState } from 'react'
import type { PublicNotice } from '@/api/types'
import { areaNoticesQuery } from '@/features/notice/queries'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Exact, When } from '@/ui/When'
import css from './resident.module.css'

const FIRST = 3

/** What the centres tell the place that this device calls home. */
export function Notices({ area }: { area: string }) {
  const { t } = useWords()
  const { data } = useQuery(areaNoticesQuery(area))
  const [all, setAll] = useState(false)
  if (!data) return null
  const shown = all ? data : data.slice(0, FIRST)
  return (
    <section className={css.card} aria-labelledby="notices">
      <h2 id="notices">{t('notice.title')}</h2>
      {data.length === 0 && <p className={css.lead}>{t('notice.none')}</p>}
      <ul className={css.rows}>
        {shown.map(notice => (
          <OneNotice key={notice.id} notice={notice} />
        ))}
      </ul>
      {shown.length < data.length && (
        <div>
          <Button onClick={() => setAll(true)}>{t('notice.all', { count: data.length })}</Button>
        </div>
      )}
    </section>
  )
}

function OneNotice({ notice }: { notice: PublicNotice }) {
  const { t, say } = useWords()
  const { title, body, area, unit, pinned, from, until, corrected_at: corrected } = notice
  return (
    <li>
      <details className={css.notice}>
        <summary>
          {pinned && (
            <>
              <Pin aria-hidden size={16} /> <span className="visually-hidden">{t('notice.pinned')}</span>
            </>
          )}
          <strong>{say(title)}</strong>
          <small>
            {say(unit ?? area)} · <When at={from} />
          </small>
        </summary>
        <p className={css.words}>{say(body)}</p>
        <p className={css.lead}>
          {t('notice.for', { area: say(area) })} · {t('notice.until')} <Exact at={until} />
        </p>
        {corrected && (
          <p className={css.lead}>
            {t('notice.corrected')} <Exact at={corrected} />
          </p>
        )}
      </details>
    </li>
  )
}
