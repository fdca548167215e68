import { Link } from '@tanstack/react-router'
import { ChevronRight, CloudUpload, Footprints } from 'lucide-react'
import type { CaseSummary, Location } from '@/api/types'
import { DrillTag } from '@/features/cases/DrillTag'
import { SupervisionTag } from '@/features/cases/SupervisionTag'
import { useWords } from '@/i18n'
import { StateTag, UrgencyTag } from '@/ui/Tags'
import { Due, When } from '@/ui/When'
import css from './field.module.css'
import { metres, rounded, walk } from './order'
import { useStaff } from './staff'

interface Props {
  item: CaseSummary
  here: Location | undefined
  /** Something of mine about it has not been sent yet. */
  waits: boolean
}

export function InboxRow({ item, here, waits }: Props) {
  const { t, say } = useWords()
  const { account } = useStaff()
  const { location, owner } = item
  return (
    <li>
      <Link to="/field/case/$id" params={{ id: item.id }} className={css.row}>
        <strong>{item.title}</strong>
        <span className={css.tags}>
          <UrgencyTag urgency={item.urgency} />
          <StateTag state={item.state} />
          <SupervisionTag level={item.supervision} />
          <DrillTag drill={item.drill} />
          {item.due_at ? <Due at={item.due_at} late={item.overdue} /> : <When at={item.created_at} />}
        </span>
        <small>
          {say(item.area.name)}
          {owner.id !== account.unit?.id && <span>{t('inbox.asked', { unit: say(owner.name) })}</span>}
          {here && location && <Away from={here} to={location} />}
          {waits && (
            <span className={css.waits}>
              <CloudUpload aria-hidden size={14} />
              {t('inbox.waits')}
            </span>
          )}
        </small>
        <ChevronRight aria-hidden className={css.rowEnd} />
      </Link>
    </li>
  )
}

/** How far it is: in metres, and in minutes on foot. */
export function Away({ from, to }: { from: Location; to: Location }) {
  const { t, lang } = useWords()
  const far = metres(from, to)
  const words = new Intl.NumberFormat(lang, { style: 'unit', unit: 'meter', unitDisplay: 'long' }).format(rounded(far))
  return (
    <span className={css.away}>
      <Footprints aria-hidden size={14} />
      {t('inbox.away', { metres: words, count: walk(far) })}
    </span>
  )
}
