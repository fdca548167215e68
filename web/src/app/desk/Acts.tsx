import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useMemo, useRef } from 'react'
import type { Case } from '@/api/types'
import { offered, type Values } from '@/features/cases/form'
import { actionsQuery, caseQuery, eventsQuery, patchQueues } from '@/features/cases/queries'
import { useWords } from '@/i18n'
import { useCommands } from '@/ui/palette/commands'
import { ActForm } from './ActForm'
import css from './desk.module.css'
import { SHORTCUT } from './useKeys'

/** An act whose form is open, and what was filled in for its reader. */
export interface OpenAct {
  action: string
  values?: Values
}

interface Props {
  about: Case
  open: OpenAct | undefined
  onOpen: (act: OpenAct | undefined) => void
  onStale: () => void
}

/** The acts that the server allows now. The form of one opens in place, so that the case stays in sight. */
export function Acts({ about, open, onOpen, onStale }: Props) {
  const { t, say, lang } = useWords()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const { data: acts = [] } = useQuery(actionsQuery)
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
          run: () => onOpen({ action: choice.action }),
        })),
      // oxlint-disable-next-line react/exhaustive-deps -- `say` changes with the language only
      [about, acts, lang, onOpen],
    ),
  )
  const current = choices.find(({ action }) => action === open?.action)

  const close = () => {
    onOpen(undefined)
    bar.current?.querySelector('button')?.focus()
  }

  const done = (fresh: Case) => {
    if (current) void message.success(t('act.done', { act: say(current.label) }))
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
            onClick={() => onOpen(choice === current ? undefined : { action: choice.action })}
          >
            {say(choice.label)}
          </Button>
        ))}
      </div>
      {current && (
        <ActForm
          key={current.action + about.version + JSON.stringify(open?.values)}
          action={current}
          values={open?.values}
          about={about}
          onDone={done}
          onStale={onStale}
          onCancel={close}
        />
      )}
    </section>
  )
}
