import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { ChevronRight, ListTree } from 'lucide-react'
import { useState } from 'react'
import { AreaList } from '@/features/area/AreaList'
import { pathWords } from '@/features/area/place'
import { placesQuery } from '@/features/visit/queries'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Empty, Loading } from '@/ui/Empty'
import { ProblemNotice } from '@/ui/Notice'
import { usePage } from '@/ui/page'
import css from '../field.module.css'

/** Where to go: the places where something is due, the longest overdue first; or any other. */
export function PlaceChoice() {
  const { t, say } = useWords()
  const heading = usePage(t('visit.title'))
  const places = useQuery(placesQuery)
  const navigate = useNavigate()
  const [list, setList] = useState(false)
  return (
    <>
      <h1 {...heading}>{t('visit.title')}</h1>
      <p className={css.quiet}>{t('visit.lead')}</p>
      {places.isError && <ProblemNotice error={places.error} retry={() => void places.refetch()} />}
      {places.isPending && <Loading rows={5} />}
      {places.data?.length === 0 && (
        <Empty title={t('visit.nothingDue')}>
          <p>{t('visit.nothingDueHint')}</p>
        </Empty>
      )}
      {places.data && places.data.length > 0 && (
        <ul className={css.rows} aria-label={t('visit.due')}>
          {places.data.map(({ place, due }) => (
            <li key={place.id}>
              <Link to="/field/visit" search={{ area: place.id }} className={css.row}>
                <strong>{say(place.name)}</strong>
                <span>{due.map(say).join(t('visit.and'))}</span>
                <small>{pathWords(place.path.slice(0, -1), say)}</small>
                <ChevronRight aria-hidden className={css.rowEnd} />
              </Link>
            </li>
          ))}
        </ul>
      )}
      <Button aria-expanded={list} onClick={() => setList(!list)}>
        <ListTree aria-hidden size={18} />
        {t('visit.other')}
      </Button>
      {list && <AreaList onPick={({ id }) => void navigate({ to: '/field/visit', search: { area: id } })} />}
    </>
  )
}
