import type { FeatureCollection } from 'geojson'
import type { StyleSpecification } from 'maplibre-gl'
import { palette, type ThemeName } from '../theme/theme'
import type { Lang } from '@/i18n'

export const SOURCES = {
  areas: 'areas',
  names: 'names',
  cases: 'cases',
  heat: 'heat',
  units: 'units',
  point: 'point',
} as const
const empty: FeatureCollection = { type: 'FeatureCollection', features: [] }
const FONT = ['Noto Sans CJK SC', 'sans-serif']

/** From this width of the view on, cases are shown one by one; further out they are counted together. */
const CLUSTER_UNTIL = 14

/**
 * The whole map: land, the outlines of areas and what happens in them. There is no glyph server and no tile from
 * outside; labels are drawn with the fonts of the device.
 */
export function mapStyle(theme: ThemeName, lang: Lang): StyleSpecification {
  const colour = palette(theme)
  const name = lang === 'en' ? ['coalesce', ['get', 'name_en'], ['get', 'name_zh']] : ['get', 'name_zh']
  return {
    version: 8,
    sources: {
      [SOURCES.areas]: { type: 'geojson', data: empty },
      [SOURCES.names]: { type: 'geojson', data: empty },
      [SOURCES.cases]: {
        type: 'geojson',
        data: empty,
        cluster: true,
        clusterMaxZoom: CLUSTER_UNTIL,
        clusterRadius: 36,
        clusterProperties: { step: ['min', ['get', 'step']] },
      },
      [SOURCES.heat]: { type: 'geojson', data: empty },
      [SOURCES.units]: { type: 'geojson', data: empty },
      [SOURCES.point]: { type: 'geojson', data: empty },
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': colour['map-land'] } },
      {
        id: 'area-fill',
        type: 'fill',
        source: SOURCES.areas,
        // How much there is of something, from 0 to 1, where an area says so.
        paint: {
          'fill-color': ['case', ['has', 'shade'], colour.primary, colour.surface],
          'fill-opacity': ['case', ['has', 'shade'], ['+', 0.12, ['*', 0.5, ['get', 'shade']]], 0.75],
        },
      },
      {
        id: 'area-line',
        type: 'line',
        source: SOURCES.areas,
        paint: { 'line-color': colour['map-line'], 'line-width': 1.25 },
      },
      {
        id: 'heat',
        type: 'heatmap',
        source: SOURCES.heat,
        paint: {
          'heatmap-weight': ['get', 'weight'],
          'heatmap-intensity': ['interpolate', ['linear'], ['zoom'], 10, 0.35, 14, 1],
          'heatmap-radius': ['interpolate', ['linear'], ['zoom'], 10, 14, 14, 42],
          'heatmap-opacity': 0.8,
          'heatmap-color': [
            'interpolate',
            ['linear'],
            ['heatmap-density'],
            0,
            'rgba(0,0,0,0)',
            0.25,
            colour['primary-soft'],
            0.55,
            colour.warn,
            1,
            colour.danger,
          ],
        },
      },
      {
        id: 'area-name',
        type: 'symbol',
        source: SOURCES.names,
        layout: { 'text-field': name as never, 'text-font': FONT, 'text-size': 12, 'text-max-width': 7 },
        paint: { 'text-color': colour['map-label'], 'text-halo-color': colour.surface, 'text-halo-width': 1.5 },
      },
      {
        id: 'case-group',
        type: 'circle',
        source: SOURCES.cases,
        filter: ['has', 'point_count'],
        paint: {
          'circle-color': colour.surface,
          'circle-radius': ['interpolate', ['linear'], ['ln', ['get', 'point_count']], 0, 12, 7, 26],
          'circle-stroke-width': 2.5,
          'circle-stroke-color': [
            'match',
            ['get', 'step'],
            0,
            colour['urgency-0'],
            1,
            colour['urgency-1'],
            colour['urgency-2'],
          ],
        },
      },
      {
        id: 'case-count',
        type: 'symbol',
        source: SOURCES.cases,
        filter: ['has', 'point_count'],
        layout: {
          'text-field': ['get', 'point_count_abbreviated'],
          'text-font': FONT,
          'text-size': 12,
          'text-allow-overlap': true,
        },
        paint: { 'text-color': colour.text },
      },
      {
        id: 'case',
        type: 'symbol',
        source: SOURCES.cases,
        filter: ['!', ['has', 'point_count']],
        layout: {
          'icon-image': ['get', 'icon'],
          'icon-allow-overlap': true,
          'symbol-sort-key': ['-', 0, ['get', 'step']],
        },
      },
      {
        id: 'unit',
        type: 'symbol',
        source: SOURCES.units,
        layout: {
          'text-field': ['get', 'label'],
          'text-font': FONT,
          'text-size': 12,
          'text-max-width': 9,
          'text-offset': [0, 1.1],
          'text-anchor': 'top',
          'text-optional': true,
          'icon-image': 'unit',
          'icon-allow-overlap': true,
          'symbol-sort-key': ['-', 0, ['get', 'open']],
        },
        paint: { 'text-color': colour.text, 'text-halo-color': colour.surface, 'text-halo-width': 1.5 },
      },
      {
        id: 'point',
        type: 'symbol',
        source: SOURCES.point,
        layout: {
          'icon-image': ['get', 'icon'],
          'icon-anchor': ['get', 'anchor'] as never,
          'icon-allow-overlap': true,
        },
      },
    ],
  }
}
