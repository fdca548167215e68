import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import type { Channel } from '@/api/types'
import { channelsQuery } from '@/features/notify/channels'
import { useWords } from '@/i18n'
import { Loading } from '@/ui/Empty'
import { ProblemNotice } from '@/ui/Notice'
import { DataTable, type Column } from '@/ui/table/DataTable'
import css from '../admin.module.css'
import { useAdmin } from '../useAdmin'
import { ChannelForm } from './ChannelForm'
import { Deliveries } from './Deliveries'

/** Where events are sent on, and what became of each. */
export function Channels() {
  const { t } = useWords()
  const { search, go } = useAdmin()
  const channels = useQuery(channelsQuery)
  const [adding, setAdding] = useState(false)
  const columns = useMemo<Column<Channel>[]>(
    () => [
      { key: 'name', title: t('channels.name'), width: 'minmax(8rem, 1fr)', renderCell: ({ name }) => name },
      { key: 'kind', title: t('channels.way'), width: '7rem', renderCell: ({ kind }) => t(`channelKind.${kind}`) },
      { key: 'target', title: t('channels.target'), width: 'minmax(12rem, 2fr)', renderCell: ({ target }) => target },
      {
        key: 'enabled',
        title: t('filter.state'),
        width: '6rem',
        renderCell: ({ enabled }) => t(enabled ? 'channels.on' : 'channels.off'),
      },
    ],
    [t],
  )
  if (channels.isError) return <ProblemNotice error={channels.error} retry={() => void channels.refetch()} />
  if (!channels.data) return <Loading rows={4} />
  const chosen = channels.data.find(({ id }) => id === search.id)
  return (
    <div className={css.split}>
      <div className={css.list}>
        <div className={css.table}>
          <DataTable
            label={t('admin.channels')}
            rows={channels.data}
            columns={columns}
            rowKey={({ id }) => id}
            chosen={search.id}
            onOpen={({ id }) => {
              setAdding(false)
              go({ id })
            }}
            empty={t('channels.none')}
          />
        </div>
        <Deliveries channels={channels.data} />
      </div>
      {chosen || adding ? (
        <ChannelForm
          key={adding ? 'new' : chosen?.id}
          channel={adding ? undefined : chosen}
          onClose={() => {
            setAdding(false)
            go({ id: undefined })
          }}
        />
      ) : (
        <div>
          <Button type="primary" onClick={() => setAdding(true)}>
            {t('channels.add')}
          </Button>
        </div>
      )}
    </div>
  )
}
