import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useMemo, useRef, useState } from 'react'
import type { Action, Case } from '@/api/types'
import { offered } from '@/features/cases/form'
import { actionsQuery, caseQuery, eventsQuery, patchQueues } from '@/features/cases/queries'
import { useWords } from '@/i18n'
import { useCommands } from '@/ui/palette/commands'
import { ActForm } from './ActForm'
import css from './desk.module.css'
import { SHORTCUT } from './useKeys'

/** The acts that the server allows now. The form of one opens in place, so that the case stays in sight. */
export function Acts({ about, onStale }: { about: Case; onStale: () => void }) {
  const { t, say, lang } = useWords()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const { data: acts = [] } = useQuery(actionsQuery)
  const [open, setOpen] = useState<Action>()
  const bar = useRef<HTMLDivElement>(null)
  const choices = offered(about.allowed_actions, acts)
  useCommands(
    useMemo(
      () =>
        offered(about.allowed_actions, acts).map(choice => ({
          id: `act-${choice.action}`,
          label: say(choice.label),
          group: about.number,
          also: choice.action,
          run: () => setOpen(choice),
        })),
      // oxlint-disable-next-line react/exhaustive-deps -- `say` changes with the language only
      [about, acts, lang],
    ),
  )
  const current = choices.find(({ action }) => action === open?.action)

  const close = () => {
    setOpen(undefined)
    bar.current?.querySelector('button')?.focus()
  }

  const done = (fresh: Case) => {
    if (open) void message.success(t('act.done', { act: say(open.label) }))
    queries.setQueryData(caseQuery(about.id).queryKey, fresh)
    void queries.invalidateQueries({ queryKey: eventsQuery(about.id).queryKey })
    patchQueues(queries, fresh)
    close()
  }

  if (choices.length === 0) return <p className={css.quiet}>{t('act.none')}</p>
  return (
    <section aria-label={t('act.title')}>
      <div className={css.acts} ref={bar}>
        {choices.map(choice => (
          <Button
            key={choice.action}
            data-shortcut={SHORTCUT.act}
            aria-expanded={choice === current}
            onClick={() => setOpen(choice === current ? undefined : choice)}
          >
            {say(choice.label)}
          </Button>
        ))}
      </div>
      {current && (
        <ActForm
          key={current.action + about.version}
          action={current}
          about={about}
          onDone={done}
          onStale={onStale}
          onCancel={close}
        />
      )}
    </section>
  )
}
