import { useState, useSyncExternalStore, type ReactNode } from 'react'
import { useWords } from '@/i18n'
import { Button } from '../Button'
import type { MapProps } from './AreaMap'
import { LazyMap } from './LazyMap'
import css from './map.module.css'

/** As in the style sheet: below this one of the two is in sight, and nobody fetches a map unseen. */
const WIDE = '(min-width: 48.01rem)'
const isWide = () => matchMedia(WIDE).matches
const onWidth = (listener: () => void) => {
  const query = matchMedia(WIDE)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/**
 * A map and the list that says the same. Side by side where there is room, one at a time on a phone; the list comes
 * first, since it is what keyboards and screen readers walk through.
 */
export function MapList({ children, ...map }: MapProps & { children: ReactNode }) {
  const { t } = useWords()
  const [way, setWay] = useState<'list' | 'map'>('list')
  const wide = useSyncExternalStore(onWidth, isWide)
  return (
    <div className={css.both} data-way={way}>
      <div className={css.ways}>
        {(['list', 'map'] as const).map(one => (
          <Button
            key={one}
            look={way === one ? 'chosen' : undefined}
            aria-pressed={way === one}
            onClick={() => setWay(one)}
          >
            {t(`map.${one}`)}
          </Button>
        ))}
      </div>
      <div className={css.side}>{children}</div>
      {(wide || way === 'map') && (
        <div className={css.ground}>
          <LazyMap {...map} />
        </div>
      )}
    </div>
  )
}
