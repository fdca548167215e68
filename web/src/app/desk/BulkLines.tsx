import { Button, Progress } from 'antd'
import { CircleCheck, CircleDashed, CircleX, LoaderCircle, type LucideIcon } from 'lucide-react'
import { unfinished, worthAgain, type Outcome } from '@/features/cases/bulk'
import { useMeta } from '@/features/pack/meta'
import { useWords } from '@/i18n'
import { useProblemWords } from '@/ui/Notice'
import css from './desk.module.css'
import type { useBulk } from './useBulk'

type Bulk = ReturnType<typeof useBulk>

const ICONS: Record<Outcome['state'], LucideIcon> = {
  waiting: CircleDashed,
  sending: LoaderCircle,
  stopped: CircleDashed,
  done: CircleCheck,
  failed: CircleX,
}

interface Props {
  bulk: Bulk
  run: NonNullable<Bulk['run']>
  onOpen: (id: string) => void
}

/** How an act on several cases goes, and what came of each. */
export function BulkLines({ bulk, run: { action, lines, busy }, onOpen }: Props) {
  const { t, say } = useWords()
  const { label } = useMeta()
  const words = useProblemWords()
  const left = unfinished(lines).length
  const [all, done] = [lines.length, lines.length - left]
  const told = (outcome: Outcome) => {
    if (outcome.state === 'failed') return words(outcome.error)
    if (outcome.state === 'done') return label('states', outcome.fresh.state)
    return t(`bulk.${outcome.state}`)
  }
  return (
    <>
      <header className={css.between}>
        <strong>{say(action.label)}</strong>
        <span role="status">{t(left > 0 && !busy ? 'bulk.someDone' : 'bulk.done', { done, all, left })}</span>
      </header>
      {busy && (
        <Progress
          percent={Math.round((done / all) * 100)}
          showInfo={false}
          aria-label={t('bulk.progress')}
          size="small"
        />
      )}
      <ul className={css.lines}>
        {lines.map(({ about, outcome }) => {
          const Icon = ICONS[outcome.state]
          return (
            <li key={about.id} data-outcome={outcome.state}>
              <Icon aria-hidden size={16} />
              <button type="button" className={css.link} onClick={() => onOpen(about.id)}>
                {t('case.named', { number: about.number, title: about.title })}
              </button>
              <span>{told(outcome)}</span>
            </li>
          )
        })}
      </ul>
      <div className={css.acts}>
        {busy ? (
          <Button onClick={bulk.stop}>{t('bulk.stop')}</Button>
        ) : (
          <>
            {worthAgain(lines).length > 0 && (
              <Button type="primary" onClick={bulk.again}>
                {t('bulk.again', { count: worthAgain(lines).length })}
              </Button>
            )}
            <Button onClick={bulk.close}>{t('bulk.close')}</Button>
          </>
        )}
      </div>
    </>
  )
}
