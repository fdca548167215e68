import { useQuery } from '@tanstack/react-query'
import { listQuery, type Filter } from '@/features/cases/queries'
import { useMeta } from '@/features/pack/meta'
import { useWords } from '@/i18n'
import { Loading } from '@/ui/Empty'
import { Notice, ProblemNotice } from '@/ui/Notice'
import { Exact } from '@/ui/When'
import css from './print.module.css'

/** A list to take along to a meeting. Whoever needs more rows than a meeting can bear exports a table. */
export function ListSheet({ filter }: { filter: Filter }) {
  const { t, say } = useWords()
  const { label } = useMeta()
  const { data, error } = useQuery(listQuery(filter))
  if (error) return <ProblemNotice error={error} />
  if (!data) return <Loading rows={8} />
  return (
    <>
      <p>{t('desk.count', { count: data.items.length })}</p>
      {data.cut && <Notice tone="warn">{t('print.cut', { count: data.items.length })}</Notice>}
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('case.number')}</th>
            <th scope="col">{t('calendar.case')}</th>
            <th scope="col">{t('filter.state')}</th>
            <th scope="col">{t('filter.urgency')}</th>
            <th scope="col">{t('case.place')}</th>
            <th scope="col">{t('case.owner')}</th>
            <th scope="col">{t('case.due')}</th>
          </tr>
        </thead>
        <tbody>
          {data.items.map(item => (
            <tr key={item.id}>
              <td className={css.number}>{item.number}</td>
              <td>{item.title}</td>
              <td>{label('states', item.state)}</td>
              <td>{label('urgencies', item.urgency)}</td>
              <td>{say(item.area.name)}</td>
              <td>{say(item.owner.name)}</td>
              <td>
                {item.due_at && <Exact at={item.due_at} />}
                {item.overdue && <strong>{t('view.overdue')}</strong>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
