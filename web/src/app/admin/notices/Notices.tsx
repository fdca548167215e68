import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMemo } from 'react'
import type { CentreNotice } from '@/api/types'
import { pathWords } from '@/features/area/place'
import { noticesQuery, publishNotice } from '@/features/notice/queries'
import { useWords } from '@/i18n'
import { DataTable, type Column } from '@/ui/table/DataTable'
import { Exact } from '@/ui/When'
import css from '../admin.module.css'
import { area } from '../draw'
import { ListAndDetail } from '../ListAndDetail'
import { useAdmin } from '../useAdmin'
import { WriteForm } from '../WriteForm'
import { fields, read, type Draft } from './draft'
import { NoticeDetail } from './NoticeDetail'
import { standing } from './standing'

type Fresh = Draft & { area: string }

/** What the centres tell residents: written for an area and all below, corrected openly, withdrawn with a reason. */
export function Notices() {
  const { t, say } = useWords()
  const { search, go } = useAdmin()
  const query = useInfiniteQuery(noticesQuery)
  const rows = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? [], [query.data])
  const columns = useMemo<Column<CentreNotice>[]>(
    () => [
      { key: 'title', title: t('notices.what'), width: 'minmax(10rem, 2fr)', renderCell: ({ title }) => title.zh },
      {
        key: 'area',
        title: t('filter.area'),
        width: 'minmax(8rem, 1fr)',
        renderCell: ({ area_path }) => pathWords(area_path, say),
      },
      { key: 'until', title: t('notices.until'), width: '10rem', renderCell: ({ until }) => <Exact at={until} /> },
      {
        key: 'state',
        title: t('filter.state'),
        width: '6rem',
        renderCell: notice => t(`noticeState.${standing(notice)}`),
      },
    ],
    [t, say],
  )
  const chosen = rows.find(({ id }) => id === search.id)
  return (
    <>
      <WriteForm<Fresh, CentreNotice>
        title={t('notices.write')}
        fields={[
          { name: 'area', label: t('filter.area'), hint: t('notices.areaHint'), draw: area },
          ...fields<Fresh>(t),
        ]}
        send={({ area, ...draft }, key) => publishNotice({ area, content: read(draft) }, key)}
        stale={[['notices']]}
        onDone={({ id }) => go({ id })}
      />
      <ListAndDetail
        query={query}
        none={t('notices.none')}
        detail={chosen && <NoticeDetail key={chosen.id + chosen.version} notice={chosen} />}
      >
        <div className={css.list}>
          <div className={css.table}>
            <DataTable
              label={t('admin.notices')}
              rows={rows}
              columns={columns}
              rowKey={({ id }) => id}
              chosen={search.id}
              onOpen={({ id }) => go({ id })}
              empty={t('notices.none')}
            />
          </div>
          {query.hasNextPage && (
            <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
              {t('admin.more')}
            </Button>
          )}
        </div>
      </ListAndDetail>
    </>
  )
}
