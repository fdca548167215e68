import type { CaseEvent } from '@/api/types'
import { useActLabel } from '@/features/cases/labels'
import type { Brought } from '@/features/file/byEvent'
import { CaseFiles } from '@/features/file/CaseFiles'
import { useWords } from '@/i18n'
import { When } from '@/ui/When'
import css from './desk.module.css'

const who = ({ by, unit }: CaseEvent, say: ReturnType<typeof useWords>['say']) => say(unit?.name) || by.name

/** What later acts brought, each with who did it and when; what came with the report stands with the report. */
export function Evidence({ after }: { after: readonly Brought[] }) {
  const { t, say } = useWords()
  const actLabel = useActLabel()
  if (after.length === 0) return null
  return (
    <section className={css.section}>
      <h3>{t('case.after')}</h3>
      {after.map(({ event, files }) => (
        <div key={event.id} className={css.brought}>
          <p>
            <strong>{actLabel(event.action)}</strong>{' '}
            <span className={css.quiet}>
              {who(event, say)} · <When at={event.at} />
            </span>
          </p>
          <CaseFiles files={files} />
        </div>
      ))}
    </section>
  )
}
