/** From published numbers to what the map draws and the list says. Pure. */
import type { Feature, FeatureCollection, Geometry } from 'geojson'
import type { CellFeature } from './queries'

/** The cells that have ground: the more reports, the stronger the colour, each with its number written on it. */
export function shaded(cells: readonly CellFeature[], outlines?: FeatureCollection): FeatureCollection {
  const most = Math.max(1, ...cells.map(({ properties }) => properties.reports))
  const drawn = cells.flatMap(({ geometry, properties }): Feature<Geometry>[] => {
    const { reports } = properties
    const written = { name_zh: String(reports), name_en: String(reports) }
    return geometry ? [{ type: 'Feature', geometry, properties: { ...written, shade: reports / most } }] : []
  })
  const around = (outlines?.features ?? []).map(outline => ({ ...outline, properties: {} }))
  return { type: 'FeatureCollection', features: [...around, ...drawn] }
}

/** The most first; squares of one community are numbered from the north-west on, since they have no names. */
export function listed(cells: readonly CellFeature[]): { cell: CellFeature; number: number }[] {
  const count = new Map<string, number>()
  return [...cells]
    .sort((a, b) => place(a.properties.code) - place(b.properties.code))
    .map(cell => {
      const number = (count.get(cell.properties.area) ?? 0) + 1
      count.set(cell.properties.area, number)
      return { cell, number }
    })
    .sort((a, b) => b.cell.properties.reports - a.cell.properties.reports)
}

/** Rows from the north to the south, columns from the west to the east. */
function place(code: string): number {
  const [x = 0, y = 0] = (code.split('/')[1] ?? '').split(':').map(Number)
  return -y * 1e6 + x
}
