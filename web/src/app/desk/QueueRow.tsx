import { Check } from 'lucide-react'
import { memo } from 'react'
import type { CaseSummary } from '@/api/types'
import { DrillTag } from '@/features/cases/DrillTag'
import { SupervisionTag } from '@/features/cases/SupervisionTag'
import { useWords } from '@/i18n'
import { StateTag, UrgencyTag } from '@/ui/Tags'
import { Due, When } from '@/ui/When'
import css from './desk.module.css'

interface Props {
  item: CaseSummary
  place: number
  of: number
  top: number
  height: number
  open: boolean
  picked: boolean
  onOpen: (id: string) => void
  /** `far` takes everything along from the last one that was picked. */
  onPick: (id: string, far: boolean) => void
}

export const QueueRow = memo(function QueueRow({ item, place, of, top, height, open, picked, onOpen, onPick }: Props) {
  const { say } = useWords()
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the listbox around it has the keys
    <div
      id={`case-${item.id}`}
      role="option"
      tabIndex={-1}
      aria-selected={open}
      aria-checked={picked}
      aria-posinset={place}
      aria-setsize={of}
      className={css.item}
      style={{ height, transform: `translateY(${top}px)` }}
      onClick={() => onOpen(item.id)}
    >
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- for the mouse; the keys are with the listbox */}
      <span
        className={css.pick}
        onClick={event => {
          event.stopPropagation()
          onPick(item.id, event.shiftKey)
        }}
      >
        <span className={css.box}>{picked && <Check aria-hidden size={12} strokeWidth={3.5} />}</span>
      </span>
      <span className={css.itemTitle}>{item.title}</span>
      <span className={css.itemDue}>
        {item.due_at ? <Due at={item.due_at} late={item.overdue} /> : <When at={item.created_at} />}
      </span>
      <span className={css.itemFacts}>
        <UrgencyTag urgency={item.urgency} />
        <StateTag state={item.state} />
        <SupervisionTag level={item.supervision} />
        <DrillTag drill={item.drill} />
        <span className={css.itemPlace}>{say(item.area.name)}</span>
      </span>
    </div>
  )
})
