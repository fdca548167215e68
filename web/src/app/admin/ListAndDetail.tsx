import type { UseInfiniteQueryResult, UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useWords } from '@/i18n'
import { Empty, Loading } from '@/ui/Empty'
import { ProblemNotice } from '@/ui/Notice'
import css from './admin.module.css'

interface Props {
  /** What the list shows. */
  query: UseQueryResult<unknown> | UseInfiniteQueryResult<unknown>
  /** What is chosen; while it is nothing, `none` says so. */
  detail: ReactNode
  none: string
  /** The list, drawn once it is there. */
  children: ReactNode
}

/** A list, and beside it what is chosen of it. */
export function ListAndDetail({ query, detail, none, children }: Props) {
  const { t } = useWords()
  if (query.isError) return <ProblemNotice error={query.error} retry={() => void query.refetch()} />
  if (!query.data) return <Loading rows={6} />
  return (
    <div className={css.split}>
      {children}
      {detail || (
        <Empty title={none}>
          <p>{t('admin.choose')}</p>
        </Empty>
      )}
    </div>
  )
}
