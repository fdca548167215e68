import { useVirtualizer } from '@tanstack/react-virtual'
import { Link } from '@tanstack/react-router'
import { Printer, RefreshCw } from 'lucide-react'
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import { exportCases, type Filter } from '@/features/cases/queries'
import { useMeta } from '@/features/pack/meta'
import { ExportButton } from '@/features/sheet/ExportButton'
import { useWords } from '@/i18n'
import { Empty, Loading } from '@/ui/Empty'
import { ProblemNotice } from '@/ui/Notice'
import css from './desk.module.css'
import { QueueRow } from './QueueRow'
import type { Picks } from './usePicks'
import type { useQueue } from './useQueue'

const ROW_REM = 3.75
const AHEAD = 15

interface Props {
  queue: ReturnType<typeof useQueue>
  filter: Filter
  open: string | undefined
  onOpen: (id: string) => void
  picks: Picks
  changed: number
  onRefresh: () => void
}

/** The queue: only the rows in sight exist, the next page is fetched before its end is reached. */
export function Queue({ queue: { cases, query }, filter, open, onOpen, picks, changed, onRefresh }: Props) {
  const { t } = useWords()
  const { meta } = useMeta()
  const box = useRef<HTMLDivElement>(null)
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize)
  const rows = useVirtualizer({
    count: cases.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_REM * rem,
    getItemKey: at => cases[at]?.id ?? at,
    overscan: 8,
  })
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

  if (query.isError) return <ProblemNotice error={query.error} retry={() => void query.refetch()} />
  if (query.isPending) return <Loading rows={8} />
  return (
    <>
      {changed > 0 && (
        <button type="button" className={css.changed} onClick={onRefresh}>
          <RefreshCw aria-hidden size={16} />
          {t('desk.changed', { count: changed })}
        </button>
      )}
      {cases.length === 0 ? (
        <Empty title={t('desk.empty')}>
          <p>{t('desk.emptyHint')}</p>
        </Empty>
      ) : (
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
      )}
      <div className={css.count}>
        <span role="status" className={css.grow}>
          {isFetchingNextPage
            ? t('ui.loading')
            : t(hasNextPage ? 'desk.countMore' : 'desk.count', { count: cases.length })}
        </span>
        <Link
          to="/desk/print"
          search={({ case: _open, ...shown }) => shown}
          target="_blank"
          className={css.print}
          aria-label={t('print.queue')}
          title={t('print.queue')}
        >
          <Printer aria-hidden size={16} />
        </Link>
        <ExportButton brief name="cases" columns={meta?.columns ?? []} send={exportCases(filter)} />
      </div>
    </>
  )
}
