import { useQuery } from '@tanstack/react-query'
import {
  CalendarClock,
  CheckCheck,
  CircleChevronRight,
  HandHelping,
  Megaphone,
  MessageSquareText,
  Play,
  Reply,
  Undo2,
  Users,
  type LucideIcon,
} from 'lucide-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Action, Case } from '@/api/types'
import { offered } from '@/features/cases/form'
import { actionsQuery } from '@/features/cases/queries'
import { isAct } from '@/features/outbox/model'
import { useWaiting } from '@/features/outbox/outbox'
import { WaitingRow } from '@/features/outbox/WaitingRow'
import { useWords } from '@/i18n'
import { Button, buttonClass } from '@/ui/Button'
import { Notice } from '@/ui/Notice'
import { ActForm } from './ActForm'
import css from './field.module.css'

/** A picture for acts that people in the field do often. Which are offered, and their words, come from the server. */
const PICTURES: Record<string, LucideIcon> = {
  start: Play,
  resolve: CheckCheck,
  finish_part: CheckCheck,
  answer_whistle: Reply,
  whistle: Megaphone,
  invite: Users,
  return: Undo2,
  request_extension: CalendarClock,
  comment: MessageSquareText,
  resume: Play,
  copy: HandHelping,
}
/** What carries the work on stands out. */
const ONWARD = ['start', 'resolve', 'finish_part', 'answer_whistle', 'resume']

/** What can be done now, as large buttons. What has been written and not sent yet stands above them. */
export function Acts({ about }: { about: Case }) {
  const { t, say } = useWords()
  const { data: acts = [] } = useQuery(actionsQuery)
  const waiting = useWaiting()
    .filter(isAct)
    .filter(({ base }) => base.id === about.id)
  const [open, setOpen] = useState<string>()
  const [done, setDone] = useState<Action>()
  const choices = offered(about.allowed_actions, acts).filter(
    ({ action }) => !waiting.some(item => item.action === action),
  )
  const sorted = [
    ...choices.filter(({ action }) => ONWARD.includes(action)),
    ...choices.filter(({ action }) => !ONWARD.includes(action)),
  ]
  const current = sorted.find(({ action }) => action === open)

  return (
    <section className={css.acts} aria-label={t('act.title')}>
      {done && waiting.length === 0 && <Notice tone="ok">{t('act.done', { act: say(done.label) })}</Notice>}
      {waiting.length > 0 && (
        <div className={css.card}>
          <p>{t('field.waitsHere')}</p>
          <ul className={css.plainRows}>
            {waiting.map(item => (
              <WaitingRow key={item.id} item={item}>
                {item.refused !== undefined && (
                  <Link to="/field/waiting" className={buttonClass({ look: 'primary' })}>
                    {t('decide.look')}
                  </Link>
                )}
              </WaitingRow>
            ))}
          </ul>
        </div>
      )}
      {sorted.length === 0 && waiting.length === 0 && <p className={css.quiet}>{t('act.none')}</p>}
      <div className={css.bigs}>
        {sorted.map(choice => {
          const Picture = PICTURES[choice.action] ?? CircleChevronRight
          const isOpen = choice === current
          return (
            <Button
              key={choice.action}
              look={isOpen ? 'chosen' : ONWARD.includes(choice.action) ? 'primary' : undefined}
              aria-expanded={isOpen}
              onClick={() => setOpen(isOpen ? undefined : choice.action)}
            >
              <Picture aria-hidden size={22} />
              {say(choice.label)}
            </Button>
          )
        })}
      </div>
      {current && (
        <ActForm
          key={current.action + about.version}
          action={current}
          about={about}
          onDone={() => {
            setDone(current)
            setOpen(undefined)
          }}
        />
      )}
    </section>
  )
}
