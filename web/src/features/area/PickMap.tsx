import type { Location } from '@/api/types'
import { useMeta } from '@/features/pack/meta'
import { useWords } from '@/i18n'
import { LazyMap } from '@/ui/map/LazyMap'
import { useStreetShapes } from './queries'

/** A map on which one point can be chosen. */
export function PickMap({ location, onPick }: { location?: Location; onPick: (at: Location) => void }) {
  const { t } = useWords()
  const { meta } = useMeta()
  const areas = useStreetShapes()
  return <LazyMap label={t('place.mapLabel')} bounds={meta?.bounds} areas={areas} point={location} onPoint={onPick} />
}
