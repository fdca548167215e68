import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { EventList } from './EventList'
import css from './field.module.css'
import { fieldEventsQuery } from './queries'

const FIRST = 3

/** What happened last; the rest at a tap. */
export function ShortHistory({ id }: { id: string }) {
  const { t } = useWords()
  const { data: events = [] } = useQuery(fieldEventsQuery(id))
  const [all, setAll] = useState(false)
  const sorted = [...events].sort((a, b) => b.seq - a.seq)
  if (sorted.length === 0) return null
  return (
    <section className={css.card} aria-labelledby="history">
      <h2 id="history">{t('case.history')}</h2>
      <EventList events={all ? sorted : sorted.slice(0, FIRST)} />
      {!all && sorted.length > FIRST && (
        <Button onClick={() => setAll(true)}>{t('field.wholeHistory', { count: sorted.length })}</Button>
      )}
    </section>
  )
}
