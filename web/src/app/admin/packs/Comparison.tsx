import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import type { PackVersion } from '@/api/types'
import { compareQuery, versionsQuery } from '@/features/pack/versions'
import { useWords } from '@/i18n'
import { Loading } from '@/ui/Empty'
import { ProblemNotice } from '@/ui/Notice'
import css from '../admin.module.css'

/** What changed between this version and another one: by file, row and cell. */
export function Comparison({ version }: { version: PackVersion }) {
  const { t } = useWords()
  const { data: versions } = useQuery(versionsQuery)
  const others = versions?.filter(({ label }) => label !== version.label) ?? []
  const [chosen, setChosen] = useState<string>()
  const before = chosen ?? others.find(({ in_force }) => in_force)?.label ?? others.at(-1)?.label
  const found = useQuery({ ...compareQuery(version.label, before), enabled: before !== undefined })
  if (others.length === 0) return null
  return (
    <section className={css.diff} aria-labelledby="comparison">
      <h3 id="comparison">{t('packs.compare')}</h3>
      <Select
        aria-label={t('packs.compareWith')}
        value={before}
        onChange={setChosen}
        options={others.map(({ label }) => ({ value: label, label: t('packs.before', { label }) }))}
      />
      {found.error ? (
        <ProblemNotice error={found.error} />
      ) : !found.data ? (
        <Loading />
      ) : found.data.items.length === 0 ? (
        <p className={css.quiet}>{t('packs.same')}</p>
      ) : (
        found.data.items.map(({ file, change, added, removed, changed, rows }) => (
          <details key={file}>
            <summary>
              <strong>{file}</strong> {t(`packChange.${change}`)} · {t('packs.counts', { added, removed, changed })}
            </summary>
            <ul>
              {rows.map(({ row, change, line, cells }) => (
                <li key={row + change}>
                  <span>
                    <strong>{row}</strong> {t(`packChange.${change}`)}
                    {line > 0 && <small className={css.quiet}> {t('packs.line', { line })}</small>}
                  </span>
                  {cells.map(({ column, before, after }) => (
                    <span key={column} className={css.quiet}>
                      {column}: {before !== undefined && <del>{before}</del>}{' '}
                      {after !== undefined && <ins>{after}</ins>}
                    </span>
                  ))}
                </li>
              ))}
            </ul>
            {rows.length < added + removed + changed && (
              <p className={css.quiet}>{t('packs.moreRows', { count: added + removed + changed - rows.length })}</p>
            )}
          </details>
        ))
      )}
    </section>
  )
}
