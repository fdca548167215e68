import { Link } from '@tanstack/react-router'
import { Printer, RefreshCw } from 'lucide-react'
import { exportCases, type Filter } from '@/features/cases/queries'
import { useMeta } from '@/features/pack/meta'
import { ExportButton } from '@/features/sheet/ExportButton'
import { useWords } from '@/i18n'
import { Empty, Loading } from '@/ui/Empty'
import { ProblemNotice } from '@/ui/Notice'
import css from './desk.module.css'
import { QueueList } from './QueueList'
import type { Picks } from './usePicks'
import type { useQueue } from './useQueue'

interface Props {
  queue: ReturnType<typeof useQueue>
  filter: Filter
  open: string | undefined
  onOpen: (id: string) => void
  picks: Picks
  changed: number
  onRefresh: () => void
}

/** The queue, how much of it there is, and what can be taken along. */
export function Queue({ queue, filter, open, onOpen, picks, changed, onRefresh }: Props) {
  const { t } = useWords()
  const { meta } = useMeta()
  const { cases, query } = queue
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
        <QueueList queue={queue} open={open} onOpen={onOpen} picks={picks} />
      )}
      <div className={css.count}>
        <span role="status" className={css.grow}>
          {query.isFetchingNextPage
            ? t('ui.loading')
            : t(query.hasNextPage ? 'desk.countMore' : 'desk.count', { count: cases.length })}
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
