import { lazy, Suspense } from 'react'
import { Loading } from '../Empty'
import type { MapProps } from './AreaMap'

/** The map library is heavy; nobody loads it who does not look at a map. */
const AreaMap = lazy(() => import('./AreaMap').then(({ AreaMap }) => ({ default: AreaMap })))

export function LazyMap(props: MapProps) {
  return (
    <Suspense fallback={<Loading />}>
      <AreaMap {...props} />
    </Suspense>
  )
}
