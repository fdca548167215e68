import { useMeta } from '@/features/pack/meta'
import { useWords } from '@/i18n'
import css from './desk.module.css'

const SHAPES = ['M8 1 15 14H1z', 'M8 1 15 8 8 15 1 8z', 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11z']

/** What the marks on the map mean. */
export function Legend() {
  const { t, say } = useWords()
  const { list } = useMeta()
  return (
    <ul className={css.legend} aria-label={t('desk.legend')}>
      {list('urgencies')
        .slice(0, SHAPES.length)
        .map(({ key, label }, step) => (
          <li key={key}>
            <svg viewBox="0 0 16 16" width={14} height={14} aria-hidden data-step={step}>
              <path d={SHAPES[step]} />
            </svg>
            {say(label)}
          </li>
        ))}
    </ul>
  )
}
