import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useMemo } from 'react'
import type { Channel, Delivery } from '@/api/types'
import { deliveriesQuery, resend } from '@/features/notify/channels'
import { useWords } from '@/i18n'
import { Loading } from '@/ui/Empty'
import { ProblemNotice } from '@/ui/Notice'
import { When } from '@/ui/When'
import css from '../admin.module.css'
import { useAdmin } from '../useAdmin'
import { WriteForm } from '../WriteForm'

const STATES = ['dead', 'waiting', 'sent'] as const

/** What was sent, what waits and what was given up; the latter can be sent again. */
export function Deliveries({ channels }: { channels: readonly Channel[] }) {
  const { t } = useWords()
  const { search, go } = useAdmin()
  const state = STATES.find(one => one === search.state) ?? 'dead'
  const found = useInfiniteQuery(deliveriesQuery(state))
  const rows = useMemo(() => found.data?.pages.flatMap(page => page.items) ?? [], [found.data])
  const name = (id: string) => channels.find(channel => channel.id === id)?.name ?? id
  return (
    <section className={css.list} aria-labelledby="deliveries">
      <h2 id="deliveries">{t('channels.deliveries')}</h2>
      <div>
        <Segmented
          aria-label={t('filter.state')}
          value={state}
          onChange={next => go({ state: next })}
          options={STATES.map(value => ({ value, label: t(`deliveryState.${value}`) }))}
        />
      </div>
      {found.isError ? (
        <ProblemNotice error={found.error} retry={() => void found.refetch()} />
      ) : !found.data ? (
        <Loading />
      ) : rows.length === 0 ? (
        <p className={css.quiet}>{t('channels.noDeliveries')}</p>
      ) : (
        <ul className={css.items}>
          {rows.map(one => (
            <Row key={one.id} delivery={one} channel={name(one.channel)} />
          ))}
        </ul>
      )}
      {found.hasNextPage && (
        <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('admin.more')}
        </Button>
      )}
    </section>
  )
}

function Row({
  delivery: { id, topic, at, attempts, error, state },
  channel,
}: {
  delivery: Delivery
  channel: string
}) {
  const { t } = useWords()
  return (
    <li>
      <span>
        <strong>{channel}</strong> {topic}
        <small>
          <When at={at} /> · {t('channels.attempts', { count: attempts })} {error}
        </small>
      </span>
      {state === 'dead' && (
        <WriteForm
          title={t('channels.resend')}
          fields={[]}
          send={(_, key) => resend(id, key)}
          stale={[['channels', 'deliveries']]}
        />
      )}
    </li>
  )
}
