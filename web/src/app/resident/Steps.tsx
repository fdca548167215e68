import { useMeta } from '@/features/pack/meta'
import { useWords } from '@/i18n'
import css from './resident.module.css'

/** The way of a case as people think of it. Which state is in which phase is the server's knowledge. */
const STEPS = [['new'], ['working', 'paused'], ['checking'], ['done', 'refused']]

/** How far a case is, in four steps. */
export function Steps({ state }: { state: string }) {
  const { t } = useWords()
  const phase = useMeta()
    .list('states')
    .find(({ key }) => key === state)?.phase
  const at = STEPS.findIndex(step => step.includes(phase ?? ''))
  // A case that was not taken on has no way to show; its reason is told in words.
  if (at < 0 || phase === 'refused') return null
  const words = [t('follow.step1'), t('follow.step2'), t('follow.step3'), t('follow.step4')]
  return (
    <ol className={css.steps} aria-label={t('follow.steps')}>
      {words.map((word, step) => (
        <li key={word} data-reached={step <= at} aria-current={step === at ? 'step' : undefined}>
          {word}
        </li>
      ))}
    </ol>
  )
}
