import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Download } from 'lucide-react'
import type { Form } from '@/api/types'
import { pathWords } from '@/features/area/place'
import { entriesQuery, tableOf } from '@/features/visit/queries'
import { useWords } from '@/i18n'
import { Loading } from '@/ui/Empty'
import { ProblemNotice } from '@/ui/Notice'
import { When } from '@/ui/When'
import css from '../admin.module.css'

/** What visits wrote into one ledger, within one's area; and the same as a table to take along. */
export function Ledger({ form }: { form: Form }) {
  const { t, say, lang } = useWords()
  const entries = useInfiniteQuery(entriesQuery(form.code))
  const items = entries.data?.pages.flatMap(page => page.items) ?? []
  return (
    <>
      <h3>{t('forms.entries')}</h3>
      {entries.isError ? (
        <ProblemNotice error={entries.error} />
      ) : entries.isPending ? (
        <Loading />
      ) : items.length === 0 ? (
        <p className={css.quiet}>{t('forms.noEntries')}</p>
      ) : (
        <>
          <Button icon={<Download aria-hidden size={16} />} href={tableOf(form.code, lang)} download>
            {t('forms.export')}
          </Button>
          <ol className={css.items} aria-label={t('forms.entries')}>
            {items.map(({ id, path, at, unit }) => (
              <li key={id}>
                <span>
                  <strong>{pathWords(path, say)}</strong>
                  <small>{say(unit)}</small>
                </span>
                <span className={css.quiet}>
                  <When at={at} />
                </span>
              </li>
            ))}
          </ol>
          {entries.hasNextPage && (
            <Button loading={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>
              {t('admin.more')}
            </Button>
          )}
        </>
      )}
    </>
  )
}
