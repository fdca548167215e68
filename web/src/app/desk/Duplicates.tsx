import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { Case } from '@/api/types'
import { pathWords } from '@/features/area/place'
import type { Values } from '@/features/cases/form'
import { caseQuery } from '@/features/cases/queries'
import { CaseFiles } from '@/features/file/CaseFiles'
import { useWords } from '@/i18n'
import { Loading } from '@/ui/Empty'
import { Term } from '@/ui/glossary/Term'
import { ProblemNotice } from '@/ui/Notice'
import { StateTag } from '@/ui/Tags'
import { When } from '@/ui/When'
import css from './desk.module.css'

interface Props {
  about: Case
  onAct: (action: string, values: Values) => void
}

/** Cases that may be the same matter, the likeliest first, each to be looked at beside this one before it is merged. */
export function Duplicates({ about, onAct }: Props) {
  const { t, lang } = useWords()
  const percent = new Intl.NumberFormat(lang, { style: 'percent' })
  if (about.duplicates.length === 0) return null
  return (
    <section className={css.section} aria-labelledby="duplicates-title">
      <h3 id="duplicates-title">
        <Term of="merge">{t('links.duplicates')}</Term>
      </h3>
      <ul className={css.asks}>
        {about.duplicates.map(({ id, number, title, score }) => (
          <Likely
            key={id}
            id={id}
            words={t('case.named', { number, title })}
            likely={t('links.likely', { share: percent.format(score / 100) })}
            onMerge={about.allowed_actions.includes('merge') ? () => onAct('merge', { into: id }) : undefined}
          />
        ))}
      </ul>
    </section>
  )
}

interface LikelyProps {
  id: string
  words: string
  likely: string
  onMerge: (() => void) | undefined
}

function Likely({ id, words, likely, onMerge }: LikelyProps) {
  const { t, say } = useWords()
  const [open, setOpen] = useState(false)
  const { data: other, error } = useQuery({ ...caseQuery(id), enabled: open })
  return (
    <li>
      <button type="button" className={css.link} aria-expanded={open} onClick={() => setOpen(!open)}>
        {words}
      </button>
      <span className={css.quiet}>{likely}</span>
      {open && (
        <div className={css.beside}>
          {error ? (
            <ProblemNotice error={error} />
          ) : other ? (
            <>
              <p className={css.said}>{other.description}</p>
              <p className={css.tags}>
                <StateTag state={other.state} />
                <span className={css.quiet}>
                  {pathWords(other.area.path, say)} · <When at={other.created_at} />
                </span>
              </p>
              <CaseFiles files={other.files} />
              {onMerge && (
                <div>
                  <Button onClick={onMerge}>{t('links.mergeInto', { number: other.number })}</Button>
                </div>
              )}
            </>
          ) : (
            <Loading />
          )}
        </div>
      )}
    </li>
  )
}
