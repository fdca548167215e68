import { useMemo } from 'react'
import type { Case, CaseSummary } from '@/api/types'
import { useStreetShapes } from '@/features/area/queries'
import { useMeta } from '@/features/pack/meta'
import { useWords } from '@/i18n'
import { LazyMap } from '@/ui/map/LazyMap'
import css from './desk.module.css'
import { Legend } from './Legend'

interface Props {
  cases: readonly CaseSummary[]
  open: Case | undefined
  onOpen: (id: string) => void
}

/** More marks nobody can tell apart; a narrower filter shows where the others are. */
const MOST = 2000

/** The queue on the map: the same cases, by place. */
export function SideMap({ cases, open, onOpen }: Props) {
  const { t } = useWords()
  const { meta, step } = useMeta()
  const areas = useStreetShapes()
  const shown = useMemo(() => cases.slice(0, MOST), [cases])
  return (
    <>
      <div className={css.map}>
        <LazyMap
          label={t('desk.mapLabel', { count: shown.length })}
          areas={areas}
          cases={shown}
          step={step}
          bounds={meta?.bounds}
          point={open?.location}
          onCase={onOpen}
        />
      </div>
      <Legend />
    </>
  )
}
