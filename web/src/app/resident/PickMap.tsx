import type { Location } from '@/api/types'
import { useStreetShapes } from '@/features/area/queries'
import { useMeta } from '@/features/pack/meta'
import { useWords } from '@/i18n'
import { AreaMap } from '@/ui/map/AreaMap'

/** A map on which one point can be chosen. */
export default function PickMap({ location, onPick }: { location?: Location; onPick: (at: Location) => void }) {
  const { t } = useWords()
  const { meta } = useMeta()
  const areas = useStreetShapes()
  return <AreaMap label={t('place.mapLabel')} bounds={meta?.bounds} areas={areas} point={location} onPoint={onPick} />
}
