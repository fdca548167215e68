import { useState, type ReactNode } from 'react'
import { useWords } from '@/i18n'
import { Button } from '../Button'
import type { MapProps } from './AreaMap'
import { LazyMap } from './LazyMap'
import css from './map.module.css'

/**
 * A map and the list that says the same. Side by side where there is room, one at a time on a phone; the list comes
 * first, since it is what keyboards and screen readers walk through.
 */
export function MapList({ children, ...map }: MapProps & { children: ReactNode }) {
  const { t } = useWords()
  const [way, setWay] = useState<'list' | 'map'>('list')
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
      <div className={css.ground}>
        <LazyMap {...map} />
      </div>
    </div>
  )
}
