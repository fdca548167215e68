import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { ChevronRight, FlaskConical, X } from 'lucide-react'
import type { Situation } from '@/api/types'
import { areaQuery, useDistrict } from '@/features/area/queries'
import { unitQuery } from '@/features/org/queries'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import css from './command.module.css'
import { VIEWS, type CommandSearch, type View } from './search'

interface Props {
  board: Situation | undefined
  search: CommandSearch
  /** Whether exercises are this person's affair. */
  drills: boolean
  onChange: (by: Partial<CommandSearch>) => void
}

/** Where one looks, the few numbers that are read from across the room, and how one looks. */
export function Headline({ board, search, drills, onChange }: Props) {
  const { t, lang } = useWords()
  const number = new Intl.NumberFormat(lang)
  const all = board?.all
  const counts = [
    ['open', all?.open],
    ['late', all?.late],
    ['stageLate', all?.stage_late],
    ['onHold', all?.on_hold],
    ['urgent', all?.urgent],
  ] as const
  return (
    <div className={css.headline}>
      <Way search={search} onChange={onChange} />
      <dl className={css.counts} aria-label={t('command.counts')}>
        {counts.map(([key, count]) => (
          <div key={key} data-count={key}>
            <dt>{t(`command.${key}`)}</dt>
            <dd>{count === undefined ? '–' : number.format(count)}</dd>
          </div>
        ))}
      </dl>
      <Segmented<View>
        aria-label={t('command.view')}
        value={search.view ?? 'now'}
        onChange={view => onChange({ view: view === 'now' ? undefined : view })}
        options={VIEWS.map(value => ({ value, label: t(`command.view_${value}`) }))}
      />
      {drills && !search.drill && (
        <Button look="quiet" onClick={() => onChange({ drill: true, view: undefined })}>
          <FlaskConical aria-hidden size={18} /> {t('drill.enter')}
        </Button>
      )}
    </div>
  )
}

/** From the district down to where one looks; each step leads back. */
function Way({ search: { area, unit }, onChange }: Pick<Props, 'search' | 'onChange'>) {
  const { t, say } = useWords()
  const district = useDistrict()
  const { data: here } = useQuery({ ...areaQuery(area ?? ''), enabled: area !== undefined })
  const { data: above } = useQuery({ ...areaQuery(here?.parent ?? ''), enabled: here?.parent !== undefined })
  const { data: chosen } = useQuery({ ...unitQuery(unit ?? ''), enabled: unit !== undefined })
  const steps = [district, above, here].filter(
    (step, n, all) => step && all.findIndex(one => one?.id === step.id) === n,
  )
  return (
    <nav className={css.way} aria-label={t('command.way')}>
      {steps.map(step => (
        <span key={step!.id}>
          <Button
            look="quiet"
            aria-current={step!.id === (area ?? district?.id) ? 'location' : undefined}
            onClick={() => onChange({ area: step!.id === district?.id ? undefined : step!.id, unit: undefined })}
          >
            {say(step!.name)}
          </Button>
          <ChevronRight aria-hidden size={16} />
        </span>
      ))}
      {chosen && (
        <Button look="quiet" onClick={() => onChange({ unit: undefined })}>
          {say(chosen.name)} <X aria-label={t('command.noUnit')} size={16} />
        </Button>
      )}
    </nav>
  )
}
