import { useCallback, useEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import { useWords } from '@/i18n'
import { useRows } from '@/ui/table/useRows'
import css from './desk.module.css'
import { QueueRow } from './QueueRow'
import type { Picks } from './usePicks'
import type { useQueue } from './useQueue'

const ROW_REM = 3.75
const AHEAD = 15

interface Props {
  queue: ReturnType<typeof useQueue>
  open: string | undefined
  onOpen: (id: string) => void
  picks: Picks
}

/**
 * The cases of the queue: only the rows in sight exist, the next page is fetched before its end is reached. It is drawn anew in
 * each frame of scrolling, so nothing else belongs in here.
 */
export function QueueList({ queue: { cases, query }, open, onOpen, picks }: Props) {
  const { t } = useWords()
  const box = useRef<HTMLDivElement>(null)
  const keyOf = useCallback((at: number) => cases[at]?.id ?? at, [cases])
  const rows = useRows({ count: cases.length, box, height: ROW_REM, overscan: 8, keyOf })
  const shown = rows.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= cases.length - AHEAD) void fetchNextPage()
  }, [last, cases.length, hasNextPage, isFetchingNextPage, fetchNextPage])

  const at = useMemo(() => (open ? cases.findIndex(({ id }) => id === open) : -1), [cases, open])
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at, { align: 'auto' })
    // oxlint-disable-next-line react/exhaustive-deps -- only when another case is opened, not when rows change
  }, [open])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === ' ' && open) {
      event.preventDefault()
      return picks.toggle(open, event.shiftKey)
    }
    const leap = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: cases.length - 1 }[event.key]
    if (leap === undefined) return
    event.preventDefault()
    const next = cases[Math.min(Math.max(leap, 0), cases.length - 1)]
    if (next) onOpen(next.id)
  }

  return (
    <div
      ref={box}
      className={css.queue}
      role="listbox"
      tabIndex={0}
      aria-label={t('desk.queue')}
      aria-multiselectable
      aria-activedescendant={open && at >= 0 ? `case-${open}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: rows.getTotalSize() }}>
        {shown.map(row => {
          const item = cases[row.index]
          return (
            item && (
              <QueueRow
                key={row.key}
                item={item}
                place={row.index + 1}
                of={hasNextPage ? -1 : cases.length}
                top={row.start}
                height={row.size}
                open={item.id === open}
                picked={picks.ids.has(item.id)}
                onOpen={onOpen}
                onPick={picks.toggle}
              />
            )
          )
        })}
      </div>
    </div>
  )
}
