import {
  CircleCheck,
  CircleDot,
  CirclePause,
  CircleX,
  Flame,
  Minus,
  SearchCheck,
  Siren,
  Wrench,
  type LucideIcon,
} from 'lucide-react'
import type { CSSProperties } from 'react'
import { useMeta } from '@/features/pack/meta'
import css from './parts.module.css'
import type { Token } from './theme/theme'

/** One shape and one colour for each step of the urgency scale, most urgent first; the words come from the server. */
export const URGENCY_ICONS: LucideIcon[] = [Siren, Flame, Minus]

/** One shape for each phase that a state belongs to; which state is in which phase is the server's knowledge. */
const PHASE_ICONS: Record<string, LucideIcon> = {
  new: CircleDot,
  working: Wrench,
  paused: CirclePause,
  checking: SearchCheck,
  done: CircleCheck,
  refused: CircleX,
}

function Tag({ tone, icon: Icon, words, solid }: { tone: Token; icon: LucideIcon; words: string; solid?: boolean }) {
  return (
    <span
      className={solid ? `${css.tag} ${css.solid}` : css.tag}
      style={{ '--tone': `var(--${tone})` } as CSSProperties}
    >
      <Icon aria-hidden strokeWidth={2.25} />
      {words}
    </span>
  )
}

export function UrgencyTag({ urgency, solid }: { urgency: string; solid?: boolean }) {
  const { label, step } = useMeta()
  const at = step(urgency)
  return (
    <Tag
      tone={`urgency-${at}` as Token}
      icon={URGENCY_ICONS[at] ?? Minus}
      words={label('urgencies', urgency)}
      solid={solid}
    />
  )
}

/** The shape and colour alone, where a word stands beside it or for the whole. */
export function UrgencyMark({ urgency }: { urgency: string }) {
  const { step } = useMeta()
  const at = step(urgency)
  const Icon = URGENCY_ICONS[at] ?? Minus
  return (
    <span className={css.tag} style={{ '--tone': `var(--urgency-${at})` } as CSSProperties}>
      <Icon aria-hidden strokeWidth={2.25} />
    </span>
  )
}

export function StateTag({ state, solid }: { state: string; solid?: boolean }) {
  const { list, label } = useMeta()
  const known = list('states').find(({ key }) => key === state)?.phase
  const phase = known && known in PHASE_ICONS ? known : 'new'
  return (
    <Tag
      tone={`phase-${phase}` as Token}
      icon={PHASE_ICONS[phase] ?? CircleDot}
      words={label('states', state)}
      solid={solid}
    />
  )
}
