import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useMemo, useState } from 'react'
import type { KeptAccount, NewAccount } from '@/api/types'
import { accountsQuery, createAccount } from '@/features/identity/accounts'
import { sessionQuery } from '@/features/identity/session'
import { useWords } from '@/i18n'
import { DataTable, type Column } from '@/ui/table/DataTable'
import type { PageProps } from '../Admin'
import css from '../admin.module.css'
import { line, unit } from '../draw'
import { ListAndDetail } from '../ListAndDetail'
import { useAdmin } from '../useAdmin'
import { WriteForm } from '../WriteForm'
import { AccountDetail } from './AccountDetail'

/** Whoever can sign in, and with which roles. */
export function People({ may }: PageProps) {
  const { t, lang } = useWords()
  const { search, go } = useAdmin()
  const accounts = useInfiniteQuery(accountsQuery(search.q))
  const rows = useMemo(() => accounts.data?.pages.flatMap(page => page.items) ?? [], [accounts.data])
  const { data: session } = useQuery(sessionQuery)
  const [made, setMade] = useState<string>()
  // An account is for the unit that whoever makes it works for, unless another is named.
  const own = session?.account.unit?.id
  const columns = useMemo<Column<KeptAccount>[]>(
    () => [
      {
        key: 'display',
        title: t('setup.display'),
        width: 'minmax(12rem, 2fr)',
        renderCell: ({ display }) => display,
        compare: (a, b) => a.display.localeCompare(b.display, lang),
      },
      {
        key: 'name',
        title: t('enter.account'),
        width: 'minmax(12rem, 2fr)',
        renderCell: ({ name }) => name,
        compare: (a, b) => a.name.localeCompare(b.name),
      },
      {
        key: 'state',
        title: t('filter.state'),
        width: 'minmax(8rem, 1fr)',
        renderCell: account => t(`people.${standing(account)}`),
        compare: (a, b) => standing(a).localeCompare(standing(b)),
      },
    ],
    [t, lang],
  )
  return (
    <>
      <div className={css.tools}>
        <div className={css.narrow}>
          <Input.Search
            aria-label={t('people.find')}
            placeholder={t('people.find')}
            defaultValue={search.q}
            onSearch={q => go({ q: q.trim() || undefined })}
          />
        </div>
        {may('account.write') && (
          <WriteForm<NewAccount, KeptAccount>
            title={t('people.create')}
            fields={[
              { name: 'name', label: t('enter.account'), hint: t('setup.accountHint'), draw: line },
              { name: 'display', label: t('setup.display'), draw: line },
              ...(may('unit.read')
                ? [
                    {
                      name: 'unit' as const,
                      label: t('people.unit'),
                      hint: t('people.unitHint'),
                      optional: true,
                      draw: unit,
                    },
                  ]
                : []),
              { name: 'email', label: t('people.email'), optional: true, draw: line },
            ]}
            send={(values, key) => createAccount({ ...values, unit: values.unit ?? own }, key)}
            stale={[['accounts', 'list']]}
            onDone={({ id }) => {
              setMade(id)
              go({ id })
            }}
          />
        )}
      </div>
      <ListAndDetail
        query={accounts}
        none={t('people.none')}
        detail={search.id && <AccountDetail key={search.id} id={search.id} fresh={made === search.id} may={may} />}
      >
        <div className={css.list}>
          <div className={css.table}>
            <DataTable
              label={t('admin.people')}
              rows={rows}
              columns={columns}
              rowKey={({ id }) => id}
              chosen={search.id}
              onOpen={({ id }) => go({ id })}
              empty={t('form.nothing')}
            />
          </div>
          {accounts.hasNextPage && (
            <Button loading={accounts.isFetchingNextPage} onClick={() => void accounts.fetchNextPage()}>
              {t('admin.more')}
            </Button>
          )}
        </div>
      </ListAndDetail>
    </>
  )
}

/** How an account stands, in one word. */
export const standing = ({ disabled_at, machine, has_password }: KeptAccount) =>
  disabled_at ? 'disabled' : machine ? 'machine' : has_password ? 'ready' : 'invited'
