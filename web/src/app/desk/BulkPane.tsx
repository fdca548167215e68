import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { Action } from '@/api/types'
import { commonActs } from '@/features/cases/bulk'
import { actionsQuery } from '@/features/cases/queries'
import { useWords } from '@/i18n'
import { BulkForm } from './BulkForm'
import { BulkLines } from './BulkLines'
import css from './desk.module.css'
import { useBulk } from './useBulk'
import { SHORTCUT } from './useKeys'
import type { Picks } from './usePicks'

/** The picked cases, the acts that all of them allow, and a line for each of them once one is under way. */
export function BulkPane({ picks, onOpen }: { picks: Picks; onOpen: (id: string) => void }) {
  const { t, say } = useWords()
  const { data: acts = [] } = useQuery(actionsQuery)
  const [open, setOpen] = useState<Action>()
  const bar = useRef<HTMLElement>(null)
  const bulk = useBulk(picks.drop)
  const { run } = bulk
  const choices = commonActs(picks.cases, acts)
  const chosen = choices.find(({ action }) => action === open?.action)

  // What came of it is said where the form was.
  const running = run !== undefined
  useEffect(() => {
    if (running) bar.current?.focus()
  }, [running])

  if (!run && picks.cases.length === 0) return null
  return (
    <section ref={bar} className={css.bulk} aria-label={t('bulk.title')} tabIndex={-1}>
      {run ? (
        <BulkLines bulk={bulk} run={run} onOpen={onOpen} />
      ) : (
        <>
          <header className={css.between}>
            <strong role="status">{t('bulk.picked', { count: picks.cases.length })}</strong>
            <button type="button" className={css.link} onClick={picks.clear}>
              {t('bulk.clear')}
            </button>
          </header>
          {choices.length === 0 ? (
            <p className={css.quiet}>{t('bulk.none')}</p>
          ) : (
            <div className={css.acts}>
              {choices.map((choice, at) => (
                <Button
                  key={choice.action}
                  data-shortcut={at === 0 ? SHORTCUT.bulk : undefined}
                  aria-expanded={choice === chosen}
                  onClick={() => setOpen(choice === chosen ? undefined : choice)}
                >
                  {say(choice.label)}
                </Button>
              ))}
            </div>
          )}
          {chosen && (
            <BulkForm
              key={chosen.action}
              action={chosen}
              cases={picks.cases}
              onSend={fields => {
                setOpen(undefined)
                bulk.start(chosen, fields, picks.cases)
              }}
              onCancel={() => setOpen(undefined)}
            />
          )}
        </>
      )}
    </section>
  )
}
