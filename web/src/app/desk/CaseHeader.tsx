import { Link } from '@tanstack/react-router'
import { Printer } from 'lucide-react'
import type { Case } from '@/api/types'
import { DrillBanner } from '@/features/cases/DrillTag'
import { SupervisionTag } from '@/features/cases/SupervisionTag'
import { useWords } from '@/i18n'
import { Notice } from '@/ui/Notice'
import { StateTag, UrgencyTag } from '@/ui/Tags'
import { Due, Exact, When } from '@/ui/When'
import css from './desk.module.css'

/** What it is, and in plain words: what happens now, who does it, by when. */
export function CaseHeader({ about }: { about: Case }) {
  const { t, say } = useWords()
  return (
    <header className={css.caseHead}>
      <DrillBanner drill={about.drill} />
      <p className={css.tags}>
        <span className={css.number}>{about.number}</span>
        <StateTag state={about.state} solid />
        <UrgencyTag urgency={about.urgency} solid />
        <SupervisionTag level={about.supervision} />
        {about.repeats > 0 && <span className={css.quiet}>{t('case.repeats', { count: about.repeats })}</span>}
        <span className={css.grow} />
        <Link to="/desk/print/$id" params={{ id: about.id }} target="_blank" className={css.print}>
          <Printer aria-hidden size={16} />
          {t('print.print')}
        </Link>
      </p>
      <h2 id="case-title">{about.title}</h2>
      <p className={css.now}>{say(about.now)}</p>
      <dl className={css.brief}>
        <div>
          <dt>{t('case.owner')}</dt>
          <dd>{say(about.owner.name)}</dd>
        </div>
        {about.due_at && (
          <div>
            <dt>{t('case.due')}</dt>
            <dd>
              <Exact at={about.due_at} /> · <Due at={about.due_at} late={about.overdue} />
            </dd>
          </div>
        )}
        <div>
          <dt>{t('case.created')}</dt>
          <dd>
            <When at={about.created_at} />
          </dd>
        </div>
      </dl>
      {about.refusal && <Notice tone="warn">{t('case.refused', { reason: say(about.refusal) })}</Notice>}
      {about.pause && (
        <Notice tone="warn">
          {t('case.paused', { reason: say(about.pause.reason) })}{' '}
          {about.pause.until && (
            <>
              {t('case.pausedUntil')} <Exact at={about.pause.until} />
            </>
          )}
        </Notice>
      )}
    </header>
  )
}
