import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useMemo } from 'react'
import type { AuditEntry } from '@/api/types'
import { entriesQuery, headQuery } from '@/features/audit/queries'
import { useWords } from '@/i18n'
import { Loading } from '@/ui/Empty'
import { ProblemNotice } from '@/ui/Notice'
import { DataTable, type Column } from '@/ui/table/DataTable'
import { Exact, When } from '@/ui/When'
import css from '../admin.module.css'
import { Detail } from '../Detail'
import { Facts } from '../Facts'
import { useAdmin } from '../useAdmin'

/** The audit log: who did what to which thing, and the end of the chain that fixes everything before it. */
export function Audit() {
  const { t } = useWords()
  const { search, go } = useAdmin()
  const head = useQuery(headQuery)
  const asked = search.q?.trim()
  const entries = useQuery(
    entriesQuery({
      after: search.after,
      ...(asked && (asked.includes(':') ? { actor: asked } : { object: asked })),
    }),
  )
  const rows = useMemo(() => entries.data?.items ?? [], [entries.data])
  const columns = useMemo<Column<AuditEntry>[]>(
    () => [
      {
        key: 'seq',
        title: t('audit.seq'),
        width: '5rem',
        figure: true,
        renderCell: ({ seq }) => seq,
        compare: (a, b) => a.seq - b.seq,
      },
      { key: 'at', title: t('audit.at'), width: '11rem', renderCell: ({ at }) => <Exact at={at} /> },
      { key: 'actor', title: t('audit.actor'), width: 'minmax(10rem, 1fr)', renderCell: ({ actor }) => actor },
      { key: 'action', title: t('audit.action'), width: 'minmax(9rem, 1fr)', renderCell: ({ action }) => action },
      { key: 'kind', title: t('audit.object'), width: '8rem', renderCell: ({ object_kind }) => object_kind },
      { key: 'purpose', title: t('audit.purpose'), width: 'minmax(8rem, 1fr)', renderCell: ({ purpose }) => purpose },
    ],
    [t],
  )
  const chosen = rows.find(({ id }) => id === search.id)
  if (head.isError) return <ProblemNotice error={head.error} retry={() => void head.refetch()} />
  if (!head.data) return <Loading rows={4} />
  return (
    <>
      <Facts
        lines={[
          [
            t('audit.head'),
            <span key="head" className={css.hash}>
              {head.data.seq}:{head.data.hash}
            </span>,
          ],
          [t('audit.sealed'), head.data.at && <When key="at" at={head.data.at} full />],
          [t('audit.waiting'), head.data.waiting],
        ]}
      />
      <div className={css.tools}>
        <div className={css.narrow}>
          <Input.Search
            aria-label={t('audit.find')}
            placeholder={t('audit.find')}
            defaultValue={search.q}
            onSearch={q => go({ q: q.trim() || undefined, after: undefined })}
          />
        </div>
        <Button disabled={search.after === undefined} onClick={() => go({ after: undefined })}>
          {t('audit.newest')}
        </Button>
        <Button disabled={!entries.data?.next_cursor} onClick={() => go({ after: entries.data?.items.at(-1)?.seq })}>
          {t('audit.older')}
        </Button>
        <a className={css.link} href="/api/v1/audit/export" download="audit.jsonl">
          {t('audit.export')}
        </a>
      </div>
      {entries.isError ? (
        <ProblemNotice error={entries.error} retry={() => void entries.refetch()} />
      ) : !entries.data ? (
        <Loading rows={6} />
      ) : (
        <div className={css.split}>
          <div className={css.table}>
            <DataTable
              label={t('admin.audit')}
              rows={rows}
              columns={columns}
              rowKey={({ id }) => id}
              chosen={search.id}
              onOpen={({ id }) => go({ id })}
              empty={t('audit.none')}
            />
          </div>
          <Detail heading="entry">
            <h2 id="entry">{t('audit.entry')}</h2>
            {chosen ? (
              <>
                <Facts
                  lines={[
                    [t('audit.seq'), chosen.seq],
                    [t('audit.at'), <Exact key="at" at={chosen.at} />],
                    [t('audit.actor'), chosen.actor],
                    [t('audit.action'), chosen.action],
                    [t('audit.object'), `${chosen.object_kind} ${chosen.object_id ?? ''}`],
                    [t('audit.purpose'), chosen.purpose],
                    [
                      t('audit.hash'),
                      <span key="hash" className={css.hash}>
                        {chosen.hash}
                      </span>,
                    ],
                  ]}
                />
                <pre className={css.secret}>{JSON.stringify(chosen.data, null, 2)}</pre>
              </>
            ) : (
              <p className={css.quiet}>{t('admin.choose')}</p>
            )}
          </Detail>
        </div>
      )}
    </>
  )
}
