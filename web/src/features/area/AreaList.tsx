import { useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import type { Area } from '@/api/types'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Loading } from '@/ui/Empty'
import { Field } from '@/ui/Field'
import { ProblemNotice } from '@/ui/Notice'
import css from './area.module.css'
import { pathWords } from './place'
import { areasBelow, areasNamed, useDistrict } from './queries'

/** Finds an area by name, or by going down from the district. Every level can be chosen: not everyone knows the grid. */
export function AreaList({ onPick }: { onPick: (area: Area) => void }) {
  const { t, say } = useWords()
  const [text, setText] = useState('')
  const [trail, setTrail] = useState<Area[]>([])
  const q = useDeferredValue(text.trim())
  const district = useDistrict()
  const here = trail.at(-1)
  const named = useQuery(areasNamed(q))
  const below = useQuery({ ...areasBelow((here ?? district)?.id), enabled: district !== undefined })
  const shown = q ? named : below
  const areas = shown.data?.items ?? []
  return (
    <div className={css.list}>
      <Field label={t('area.search')}>
        {given => <input {...given} type="search" value={text} onChange={event => setText(event.target.value)} />}
      </Field>
      {!q && here && (
        <div className={css.trail}>
          <Button look="quiet" aria-label={t('area.up')} onClick={() => setTrail(trail.slice(0, -1))}>
            <ChevronLeft aria-hidden size={20} />
          </Button>
          <strong>{say(here.name)}</strong>
          <Button onClick={() => onPick(here)}>{t('area.whole')}</Button>
        </div>
      )}
      {shown.isError && <ProblemNotice error={shown.error} retry={() => void shown.refetch()} />}
      {shown.isLoading && <Loading />}
      {q && shown.isSuccess && areas.length === 0 && <p>{t('area.none', { q })}</p>}
      {!q && below.isSuccess && areas.length === 0 && <p>{t('area.deepest')}</p>}
      <ul className={css.areas}>
        {areas.map(area => (
          <li key={area.id}>
            <button type="button" className={css.area} onClick={() => onPick(area)}>
              <span>{say(area.name)}</span>
              {q && <small>{pathWords(area.path.slice(0, -1), say)}</small>}
            </button>
            {!q && (
              <Button
                look="quiet"
                aria-label={t('area.into', { name: say(area.name) })}
                onClick={() => setTrail([...trail, area])}
              >
                <ChevronRight aria-hidden size={20} />
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
