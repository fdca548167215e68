import { Eye } from 'lucide-react'
import { useMeta } from '@/features/pack/meta'
import css from './supervision.module.css'

/** How closely a case is watched; nothing where it is not. */
export function SupervisionTag({ level }: { level: string }) {
  const { label, place } = useMeta()
  const step = place('supervisions', level)
  if (step <= 0) return null
  return (
    <span className={css.tag} data-step={step}>
      <Eye aria-hidden size={13} />
      {label('supervisions', level)}
    </span>
  )
}
