/** The order of a table's rows. Pure. */
export interface Order {
  key: string
  down: boolean
}

interface Comparable<Row> {
  key: string
  compare?: (one: Row, other: Row) => number
}

/** Rows in the chosen order; as they came where none is chosen. Equal rows keep their places. */
export function sorted<Row>(rows: readonly Row[], columns: readonly Comparable<Row>[], order: Order | undefined) {
  const compare = order && columns.find(({ key }) => key === order.key)?.compare
  if (!compare) return rows
  const sign = order.down ? -1 : 1
  return [...rows].sort((one, other) => sign * compare(one, other))
}
