import { useNavigate } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useMemo } from 'react'
import type { Situation } from '@/api/types'
import { useStreetShapes } from '@/features/area/queries'
import { useMeta } from '@/features/pack/meta'
import { useWords } from '@/i18n'
import { LazyMap } from '@/ui/map/LazyMap'
import css from './command.module.css'
import { MapLegend } from './MapLegend'
import { heatOf, marksOf, unitsOf } from './points'
import { LAYERS, type CommandSearch, type Layer } from './search'
import type { LivePoints } from './useLivePoints'

interface Props {
  board: Situation | undefined
  live: LivePoints
  layer: Layer
  onChange: (by: Partial<CommandSearch>) => void
}

/** The live map. The lists of areas and units beside it say the same. */
export function MapPane({ board, live: { points, cells, version }, layer, onChange }: Props) {
  const { t, say } = useWords()
  const { meta, list, step } = useMeta()
  const areas = useStreetShapes()
  const navigate = useNavigate()
  const states = list('states')
  const marks = useMemo(
    () => marksOf(points, layer, { phase: state => states.find(({ key }) => key === state)?.phase ?? 'new', step }),
    // oxlint-disable-next-line react/exhaustive-deps -- `points` is changed in place, which `version` tells; `step` only reads `meta`
    [version, layer, states],
  )
  const heat = useMemo(
    () => (layer === 'heat' || cells.length > 0 ? heatOf(points, cells) : undefined),
    // oxlint-disable-next-line react/exhaustive-deps -- as above
    [version, layer, cells],
  )
  const units = useMemo(
    () => (layer === 'units' ? unitsOf(board?.by_unit ?? [], unit => say(unit.unit.name)) : undefined),
    [board, layer, say],
  )
  const count = layer === 'late' ? (board?.all.late ?? 0) + (board?.all.stage_late ?? 0) : (board?.all.open ?? 0)
  return (
    <section className={css.ground} aria-labelledby="map-title">
      <header className={css.mapHead}>
        <h2 id="map-title">{t('command.map')}</h2>
        <Segmented<Layer>
          aria-label={t('command.layer')}
          value={layer}
          onChange={one => onChange({ layer: one === 'state' ? undefined : one })}
          options={LAYERS.map(value => ({ value, label: t(`command.layer_${value}`) }))}
        />
        <MapLegend layer={layer} />
        {(board?.all.unplaced ?? 0) > 0 && <small>{t('command.unplaced', { count: board?.all.unplaced ?? 0 })}</small>}
      </header>
      <div className={css.map}>
        <LazyMap
          label={t(`command.mapLabel_${layer}`, { count })}
          areas={areas}
          points={marks}
          heat={heat}
          units={units}
          bounds={meta?.bounds}
          onCase={id => void navigate({ to: '/desk', search: { case: id } })}
        />
      </div>
    </section>
  )
}
