import { lazy, Suspense } from 'react'
import { useWords } from '@/i18n'
import { Loading } from '../Empty'
import type { MapProps } from './AreaMap'
import css from './map.module.css'

/** The map library is heavy; nobody loads it who does not look at a map. */
const AreaMap = lazy(() =>
  import('./AreaMap').then(
    ({ AreaMap }) => ({ default: AreaMap }),
    // Without a network it cannot be fetched either.
    () => ({ default: NoMap }),
  ),
)

function NoMap(_: MapProps) {
  const { t } = useWords()
  return <p className={css.broken}>{t('map.broken')}</p>
}

export function LazyMap(props: MapProps) {
  return (
    <Suspense fallback={<Loading />}>
      <AreaMap {...props} />
    </Suspense>
  )
}
