import type { FeatureCollection } from 'geojson'
import {
  Map as MapLibre,
  NavigationControl,
  setWorkerUrl,
  type GeoJSONSource,
  type LngLatBoundsLike,
} from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { useEffect, useRef, useState } from 'react'
import type { CaseSummary, Location } from '@/api/types'
import { useWords } from '@/i18n'
import { isDark, useTheme } from '../theme/theme'
import css from './map.module.css'
import { marks, pixelRatio } from './marks'
import { boundsOf, casePoints, chosen, namePoints } from './shapes'
import { mapStyle, SOURCES } from './style'

setWorkerUrl(workerUrl)

const FONTS = '"Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif'
const nothing: FeatureCollection = { type: 'FeatureCollection', features: [] }

export interface MapProps {
  /** What the map shows, for screen readers. */
  label: string
  areas?: FeatureCollection
  cases?: readonly CaseSummary[]
  /** Cases as the map draws them, where there are too many to hold each in full; instead of `cases`. */
  points?: FeatureCollection
  /** Where much is open, as one surface. */
  heat?: FeatureCollection
  /** Units with a figure beside their name. */
  units?: FeatureCollection
  /** Place on the urgency scale, 0 the most urgent. */
  step?: (urgency: string) => number
  /** West, south, east, north; without it the areas decide. */
  bounds?: readonly number[]
  /** The chosen place, or that of the chosen case. */
  point?: Location
  onPoint?: (at: Location) => void
  onCase?: (id: string) => void
}

/** The map. Beside it there is always a list that says the same. */
export function AreaMap({
  label,
  areas = nothing,
  cases,
  points,
  heat,
  units,
  step,
  bounds,
  point,
  onPoint,
  onCase,
}: MapProps) {
  const { t, lang } = useWords()
  const theme = useTheme()
  const box = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<MapLibre>()
  const [ready, setReady] = useState(0)
  const [broken, setBroken] = useState(false)

  useEffect(() => {
    if (!box.current) return
    let made: MapLibre
    try {
      made = new MapLibre({
        container: box.current,
        style: { version: 8, sources: {}, layers: [] },
        localIdeographFontFamily: FONTS,
        attributionControl: false,
        maxPitch: 0,
        dragRotate: false,
        fadeDuration: 0,
        locale: {
          'NavigationControl.ZoomIn': t('map.zoomIn'),
          'NavigationControl.ZoomOut': t('map.zoomOut'),
        },
      })
    } catch {
      // No WebGL on this device: the list beside the map says the same.
      setBroken(true)
      return
    }
    made.touchZoomRotate.disableRotation()
    made.addControl(new NavigationControl({ showCompass: false }), 'top-right')
    made.on('styledata', () => setReady(n => n + 1))
    setMap(made)
    return () => {
      made.remove()
      setMap(undefined)
    }
  }, [t])

  // Theme and language change the whole style; the sources are filled again right after.
  useEffect(() => {
    if (!map) return
    map.setStyle(mapStyle(theme, lang), { diff: false })
    map.once('styledata', () => {
      for (const [name, image] of Object.entries(marks(theme)))
        if (!map.hasImage(name)) map.addImage(name, image, { pixelRatio })
    })
  }, [map, theme, lang])

  useEffect(() => {
    map?.getCanvas().setAttribute('aria-label', label)
  }, [map, label])

  const fill = (source: string, data: FeatureCollection) => map?.getSource<GeoJSONSource>(source)?.setData(data)
  useEffect(() => {
    fill(SOURCES.areas, areas)
    fill(SOURCES.names, namePoints(areas))
    // oxlint-disable-next-line react/exhaustive-deps -- `fill` only wraps `map`; `ready` says that the style is new
  }, [map, ready, areas])
  useEffect(() => {
    fill(SOURCES.cases, points ?? casePoints(cases ?? [], step ?? (() => 0)))
    // oxlint-disable-next-line react/exhaustive-deps -- as above
  }, [map, ready, cases, points, step])
  useEffect(() => {
    fill(SOURCES.heat, heat ?? nothing)
    fill(SOURCES.units, units ?? nothing)
    // oxlint-disable-next-line react/exhaustive-deps -- as above
  }, [map, ready, heat, units])
  useEffect(() => {
    fill(SOURCES.point, chosen(point, onPoint ? 'pin' : 'ring'))
    // oxlint-disable-next-line react/exhaustive-deps -- as above
  }, [map, ready, point, onPoint])

  const view = bounds?.length === 4 ? bounds : boundsOf(areas)
  const viewKey = view?.join()
  useEffect(() => {
    if (map && view) map.fitBounds(view as unknown as LngLatBoundsLike, { padding: 24, animate: false })
    // oxlint-disable-next-line react/exhaustive-deps -- the same corners are the same view
  }, [map, viewKey])

  useEffect(() => {
    if (map && point && !onPoint && !map.getBounds().contains([point.lon, point.lat]))
      map.easeTo({ center: [point.lon, point.lat] })
  }, [map, point, onPoint])

  useEffect(() => {
    if (!map) return
    const click = map.on('click', ({ point: at, lngLat }) => {
      if (onPoint) return onPoint({ lon: lngLat.lng, lat: lngLat.lat })
      const [hit] = map.getLayer('case') ? map.queryRenderedFeatures(at, { layers: ['case', 'case-group'] }) : []
      if (hit?.properties.cluster) map.easeTo({ center: lngLat, zoom: map.getZoom() + 2 })
      else if (hit) onCase?.(String(hit.properties.id))
    })
    return () => click.unsubscribe()
  }, [map, onPoint, onCase])

  return broken ? (
    <p className={css.broken}>{t('map.broken')}</p>
  ) : (
    <div ref={box} className={css.map} data-dark={isDark(theme)} />
  )
}
