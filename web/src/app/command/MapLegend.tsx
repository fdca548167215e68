import { useMeta } from '@/features/pack/meta'
import { useWords } from '@/i18n'
import css from './command.module.css'
import type { Layer } from './search'

const TRIANGLE = 'M8 1 15 14H1z'
const DIAMOND = 'M8 1 15 8 8 15 1 8z'
/** As the map draws them. */
const SHAPES: Record<string, string> = {
  new: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11z',
  working: 'M3 3H13V13H3z',
  paused: 'M8 15 15 2H1z',
  checking: DIAMOND,
}

/** What the marks of a layer mean. A phase is called by the states of the pack that belong to it. */
export function MapLegend({ layer }: { layer: Layer }) {
  const { t, say } = useWords()
  const { list } = useMeta()
  const open = list('states').filter(state => state.open)
  const entries =
    layer === 'state'
      ? Object.entries(SHAPES).map(([phase, shape]) => ({
          key: phase,
          tone: `var(--phase-${phase})`,
          shape,
          words: open
            .filter(state => state.phase === phase)
            .map(({ label }) => say(label))
            .join(' / '),
        }))
      : layer === 'late'
        ? [
            { key: 'whole', tone: 'var(--urgency-0)', shape: TRIANGLE, words: t('command.late') },
            { key: 'stage', tone: 'var(--urgency-1)', shape: DIAMOND, words: t('command.stageLate') },
          ]
        : []
  if (layer === 'heat' || layer === 'units') return <small className={css.legend}>{t(`command.legend_${layer}`)}</small>
  return (
    <ul className={css.legend} aria-label={t('desk.legend')}>
      {entries.map(({ key, tone, shape, words }) => (
        <li key={key}>
          <svg viewBox="0 0 16 16" width={14} height={14} aria-hidden fill={tone}>
            <path d={shape} />
          </svg>
          <span title={words}>{words}</span>
        </li>
      ))}
    </ul>
  )
}
