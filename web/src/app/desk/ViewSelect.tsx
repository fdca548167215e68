import { useQuery } from '@tanstack/react-query'
import { App, Button, Input, Popover, Select, type InputRef } from 'antd'
import { BookmarkPlus, BookmarkX } from 'lucide-react'
import { useMemo, useRef, useState, type FormEvent } from 'react'
import { metaQuery, useMeta } from '@/features/pack/meta'
import { useWords } from '@/i18n'
import { useCommands } from '@/ui/palette/commands'
import css from './desk.module.css'
import type { DeskSearch } from './search'
import { SHORTCUT } from './useKeys'
import { useViews } from './useViews'
import { asWhole, BUILT_IN, builtIn, current, urgencyView, type BuiltIn } from './views'

interface Props {
  account: string
  search: DeskSearch
  onChange: (by: Partial<DeskSearch>) => void
}

const NONE = { states: [], urgencies: [] }
const isBuiltIn = (id: string): id is BuiltIn => BUILT_IN.some(known => known === id)

/** The views: those that everybody has, and one's own. Any filter can be kept under a name. */
export function ViewSelect({ account, search, onChange }: Props) {
  const { t, lang } = useWords()
  const { message } = App.useApp()
  const { data: meta } = useQuery(metaQuery)
  const { label, list } = useMeta()
  const own = useViews(account)
  const common = useMemo(() => builtIn(meta ?? NONE), [meta])
  const all = [...common, ...own.views]
  const now = current(all, search)
  const mine = own.views.find(view => view === now)

  const urgencies = new Map(list('urgencies').map(({ key }) => [urgencyView(key), key]))
  const name = (id: string) => {
    if (isBuiltIn(id)) return t(`view.${id}`)
    const urgency = urgencies.get(id)
    return urgency === undefined ? (own.views.find(view => view.id === id)?.name ?? id) : label('urgencies', urgency)
  }
  const option = ({ id }: { id: string }) => ({ value: id, label: name(id) })

  useCommands(
    useMemo(
      () =>
        [...common, ...own.views].map(view => ({
          id: `view-${view.id}`,
          label: name(view.id),
          group: t('filter.view'),
          run: () => onChange(asWhole(view.search)),
        })),
      // oxlint-disable-next-line react/exhaustive-deps -- `name` changes with the language and the lists only
      [common, own.views, onChange, lang],
    ),
  )

  return (
    <div className={css.views}>
      <div className={css.view}>
        <Select
          data-shortcut={SHORTCUT.view}
          aria-label={t('filter.view')}
          value={now?.id ?? null}
          placeholder={t('view.none')}
          onChange={id => {
            const view = all.find(one => one.id === id)
            if (view) onChange(asWhole(view.search))
          }}
          listHeight={420}
          options={[
            { label: t('view.common'), options: common.map(option) },
            ...(own.views.length > 0 ? [{ label: t('view.own'), options: own.views.map(option) }] : []),
          ]}
        />
      </div>
      {mine ? (
        <Button
          icon={<BookmarkX aria-hidden size={16} />}
          aria-label={t('view.remove', { name: mine.name })}
          title={t('view.remove', { name: mine.name })}
          onClick={() => own.remove(mine.id)}
        />
      ) : (
        !now && (
          <Keep
            onKeep={name => {
              const { case: _open, ...kept } = search
              own.save(name, kept)
              void message.success(t('view.kept', { name }))
            }}
          />
        )
      )}
    </div>
  )
}

function Keep({ onKeep }: { onKeep: (name: string) => void }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const input = useRef<InputRef>(null)
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!name.trim()) return
    onKeep(name.trim())
    setOpen(false)
    setName('')
  }
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      afterOpenChange={shown => shown && input.current?.focus()}
      placement="bottomRight"
      content={
        <form className={css.acts} onSubmit={send}>
          <Input
            ref={input}
            aria-label={t('view.name')}
            placeholder={t('view.name')}
            maxLength={40}
            value={name}
            onChange={event => setName(event.target.value)}
          />
          <Button type="primary" htmlType="submit" disabled={!name.trim()}>
            {t('view.keep')}
          </Button>
        </form>
      }
    >
      <Button
        icon={<BookmarkPlus aria-hidden size={16} />}
        aria-label={t('view.keepThis')}
        title={t('view.keepThis')}
      />
    </Popover>
  )
}
