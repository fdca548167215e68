import { ArrowDown, ArrowUp } from 'lucide-react'
import { useMemo, useRef, useState, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react'
import { useWords } from '@/i18n'
import { Empty } from '../Empty'
import { sorted, type Order } from './order'
import css from './table.module.css'
import { useRows } from './useRows'

export interface Column<Row> {
  key: string
  title: string
  /** A track of the grid, such as `8rem` or `minmax(10rem, 1fr)`. */
  width: string
  /** Figures stand at the end, so that their digits line up. */
  figure?: boolean
  renderCell: (row: Row) => ReactNode
  /** Given where rows can be put in this order. */
  compare?: (one: Row, other: Row) => number
}

interface Props<Row> {
  label: string
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  rowKey: (row: Row) => string
  onOpen?: (row: Row) => void
  /** The key of the row that is shown beside the table. */
  chosen?: string
  /** What would be here. */
  empty: string
}

const ROW_REM = 2.5

/** A table of any length: only the rows in sight exist. Rows are walked with the arrow keys and opened with Enter. */
export function DataTable<Row>({ label, rows, columns, rowKey, onOpen, chosen, empty }: Props<Row>) {
  const { t } = useWords()
  const box = useRef<HTMLDivElement>(null)
  const [order, setOrder] = useState<Order>()
  const [at, setAt] = useState(0)
  const shown = useMemo(() => sorted(rows, columns, order), [rows, columns, order])
  const virtual = useRows({ count: shown.length, box, height: ROW_REM, overscan: 12 })

  const go = (to: number) => {
    const next = Math.min(Math.max(to, 0), shown.length - 1)
    setAt(next)
    virtual.scrollToIndex(next)
    // The row may only exist after the table has scrolled to it.
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-at="${next}"]`)?.focus())
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const page = virtual.range ? virtual.range.endIndex - virtual.range.startIndex - 1 : 1
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: Infinity }
    const next = to[event.key as keyof typeof to]
    const row = shown[at]
    if (next !== undefined) go(next)
    else if (event.key === 'Enter' && row && event.target === event.currentTarget.querySelector(`[data-at="${at}"]`))
      onOpen?.(row)
    else return
    event.preventDefault()
  }

  const turn = (key: string) =>
    setOrder(order?.key === key ? (order.down ? undefined : { key, down: true }) : { key, down: false })

  const tracks = { '--tracks': columns.map(({ width }) => width).join(' ') } as CSSProperties
  return (
    <div className={css.frame} style={tracks}>
      <div ref={box} className={css.scroll} role="table" aria-label={label} aria-rowcount={rows.length + 1}>
        <div className={css.head} role="rowgroup">
          <div className={css.row} role="row" aria-rowindex={1}>
            {columns.map(({ key, title, figure, compare }) => {
              const here = order?.key === key ? (order.down ? 'descending' : 'ascending') : undefined
              const Arrow = here === 'descending' ? ArrowDown : ArrowUp
              return (
                <span key={key} role="columnheader" aria-sort={here} data-figure={figure}>
                  {compare ? (
                    <button type="button" onClick={() => turn(key)}>
                      {title}
                      {here && <Arrow aria-hidden size={14} />}
                    </button>
                  ) : (
                    title
                  )}
                </span>
              )
            })}
          </div>
        </div>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its rows take the focus */}
        <div className={css.body} role="rowgroup" style={{ height: virtual.getTotalSize() }} onKeyDown={onKeyDown}>
          {virtual.getVirtualItems().map(({ index, start, size }) => {
            const row = shown[index]
            return (
              row && (
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- Enter is taken by the body
                <div
                  key={rowKey(row)}
                  className={css.row}
                  role="row"
                  tabIndex={index === at ? 0 : -1}
                  data-at={index}
                  data-chosen={chosen !== undefined && rowKey(row) === chosen}
                  aria-current={chosen !== undefined && rowKey(row) === chosen ? true : undefined}
                  aria-rowindex={index + 2}
                  style={{ height: size, transform: `translateY(${start}px)` }}
                  onFocus={() => setAt(index)}
                  onClick={onOpen && (() => onOpen(row))}
                >
                  {columns.map(({ key, figure, renderCell }) => (
                    <span key={key} role="cell" data-figure={figure}>
                      {renderCell(row)}
                    </span>
                  ))}
                </div>
              )
            )
          })}
        </div>
        {shown.length === 0 && <Empty title={empty} />}
      </div>
      <p className={css.count} role="status">
        {t('table.rows', { count: rows.length })}
      </p>
    </div>
  )
}
