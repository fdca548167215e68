import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import type { Channel, ChannelWish } from '@/api/types'
import { useWrite } from '@/api/useWrite'
import { AreaSelect } from '@/features/area/AreaSelect'
import { areaQuery } from '@/features/area/queries'
import { sessionQuery } from '@/features/identity/session'
import { putChannel, removeChannel } from '@/features/notify/channels'
import { useWords } from '@/i18n'
import { Field } from '@/ui/Field'
import { ProblemNotice } from '@/ui/Notice'
import { SchemaForm } from '@/ui/schema/SchemaForm'
import { Detail } from '../Detail'
import css from '../admin.module.css'
import { WriteForm } from '../WriteForm'
import { newId } from './newId'
import schema from './locales/channel.json'

/** A new channel, or another look at one. The signing key is never shown. */
export function ChannelForm({ channel, onClose }: { channel: Channel | undefined; onClose: () => void }) {
  const { t, say } = useWords()
  const { message } = App.useApp()
  const queries = useQueryClient()
  // Chosen once: a second try after a lost answer makes no second channel.
  const [id] = useState(() => channel?.id ?? newId())
  const { data: session } = useQuery(sessionQuery)
  const [chosen, setChosen] = useState<string>()
  const { data: area } = useQuery({ ...areaQuery(chosen ?? ''), enabled: chosen !== undefined })
  // Whoever keeps channels for a part of the district has none beyond it.
  const within = area?.code_path ?? channel?.area_path ?? session?.account.area?.path ?? ''
  const stale = ['channels']
  const saving = useWrite(putChannel, {
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: stale })
      void message.success(t('admin.done', { what: t('channels.save') }))
      onClose()
    },
  })
  const start = channel && {
    kind: channel.kind,
    name: channel.name,
    target: channel.target,
    topics: channel.topics,
    enabled: channel.enabled,
  }
  return (
    <Detail heading="channel-name">
      <h2 id="channel-name">{channel?.name ?? t('channels.add')}</h2>
      {saving.isError && <ProblemNotice error={saving.error} />}
      <Field label={t('filter.area')} hint={t('channels.areaHint')}>
        {({ className: _plain, ...given }) => (
          <AreaSelect
            {...given}
            value={chosen}
            onChange={setChosen}
            placeholder={say(session?.account.area?.name ?? undefined) || within || t('people.everywhere')}
          />
        )}
      </Field>
      <SchemaForm
        schema={schema}
        value={start}
        disabled={saving.isPending}
        submit={t('channels.save')}
        onSubmit={value => saving.mutate({ id, ...(value as ChannelWish), area_path: within })}
      />
      <div className={css.buttons}>
        {channel && (
          <WriteForm
            title={t('channels.remove')}
            fields={[]}
            warning={t('channels.removeHint')}
            send={(_, key) => removeChannel(channel.id, key)}
            stale={[stale]}
            onDone={onClose}
          />
        )}
        <Button onClick={onClose}>{t('act.cancel')}</Button>
      </div>
    </Detail>
  )
}
