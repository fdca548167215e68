import { useQueryClient } from '@tanstack/react-query'
import { ListTree, LocateFixed, MapPin, Map as MapIcon } from 'lucide-react'
import { useState } from 'react'
import { Problem } from '@/api/problem'
import type { Location } from '@/api/types'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Notice, useProblemWords } from '@/ui/Notice'
import { AreaList } from './AreaList'
import css from './area.module.css'
import { PickMap } from './PickMap'
import { pathWords, type Known, type Place } from './place'
import { areaAround } from './queries'

interface Props {
  value: Place | undefined
  onChange: (place: Place | undefined) => void
  error?: string
  /** Places that are offered at once. */
  known: readonly Known[]
}

/** Where it is: here, a place used before, from the list, or a point on the map. */
export function PlaceField({ value, onChange, error, known }: Props) {
  const { t, say } = useWords()
  const words = useProblemWords()
  const queries = useQueryClient()
  const [way, setWay] = useState<'list' | 'map'>()
  const [trouble, setTrouble] = useState<string>()
  const [seeking, setSeeking] = useState(false)
  const name = ({ area }: Place) => (area ? pathWords(area.path, say) : t('place.point'))

  const choose = (place: Place) => {
    setTrouble(undefined)
    setWay(undefined)
    onChange(place)
  }

  const point = async (location: Location) => {
    setTrouble(undefined)
    try {
      const area = await queries.fetchQuery(areaAround(location))
      onChange({ area, location })
    } catch (problem) {
      // Without a network the point is enough: the server finds the area when the report arrives.
      if (problem instanceof Problem && problem.code === 'network') return onChange({ location })
      onChange(undefined)
      setTrouble(words(problem))
    }
  }

  const here = () => {
    setSeeking(true)
    setTrouble(undefined)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => void point({ lon: coords.longitude, lat: coords.latitude }).finally(() => setSeeking(false)),
      () => {
        setSeeking(false)
        setTrouble(t('place.noPosition'))
      },
      { enableHighAccuracy: true, timeout: 10_000 },
    )
  }

  return (
    <section className={css.field} aria-labelledby="where">
      <h2 id="where">{t('place.where')}</h2>
      {value && (
        <p className={css.inline} role="status">
          <MapPin aria-hidden size={20} />
          <strong>{name(value)}</strong>
        </p>
      )}
      <div className={css.chips}>
        {'geolocation' in navigator && (
          <Button onClick={here} disabled={seeking}>
            <LocateFixed aria-hidden size={18} />
            {seeking ? t('place.seeking') : t('place.here')}
          </Button>
        )}
        <Button
          look={way === 'list' ? 'chosen' : undefined}
          aria-expanded={way === 'list'}
          onClick={() => setWay(way === 'list' ? undefined : 'list')}
        >
          <ListTree aria-hidden size={18} />
          {t('place.list')}
        </Button>
        <Button
          look={way === 'map' ? 'chosen' : undefined}
          aria-expanded={way === 'map'}
          onClick={() => setWay(way === 'map' ? undefined : 'map')}
        >
          <MapIcon aria-hidden size={18} />
          {t('place.map')}
        </Button>
        {known.map(place => (
          <Button
            key={place.area.id}
            look={value?.area?.id === place.area.id ? 'chosen' : undefined}
            aria-pressed={value?.area?.id === place.area.id}
            onClick={() => choose(place)}
          >
            {say(place.area.name)}
          </Button>
        ))}
      </div>
      {(trouble ?? error) && <Notice tone="danger">{trouble ?? error}</Notice>}
      {way === 'list' && <AreaList onPick={area => choose({ area })} />}
      {way === 'map' && (
        <>
          <p>{t('place.mapHint')}</p>
          <div className={css.mapBox}>
            <PickMap location={value?.location} onPick={location => void point(location)} />
          </div>
        </>
      )}
    </section>
  )
}
