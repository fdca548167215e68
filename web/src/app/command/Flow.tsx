import { useQuery } from '@tanstack/react-query'
import { flowsQuery } from '@/features/analytics/queries'
import { actionsQuery } from '@/features/cases/queries'
import { useWords } from '@/i18n'
import { Empty, Loading } from '@/ui/Empty'
import css from './command.module.css'
import { Panel } from './Panel'
import { thisMonth } from './periods'

const EVERY_MS = 60_000

/** From which level to which cases went: assigned, handed over, returned, whistled for. */
export function Flow({ area, today }: { area?: string; today: string }) {
  const { t, say, lang } = useWords()
  const number = new Intl.NumberFormat(lang)
  const { data } = useQuery({ ...flowsQuery({ area, ...thisMonth(today) }), refetchInterval: EVERY_MS })
  const { data: actions } = useQuery(actionsQuery)
  const act = (key: string) => say(actions?.find(({ action }) => action === key)?.label) || key
  return (
    <Panel title={t('command.flow')} aside={<small>{t('command.thisMonth')}</small>}>
      {!data ? (
        <Loading />
      ) : data.levels.length === 0 ? (
        <Empty title={t('command.noFlow')} />
      ) : (
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('command.act')}</th>
              <th scope="col" className={css.words}>
                {t('command.from')}
              </th>
              <th scope="col" className={css.words}>
                {t('command.to')}
              </th>
              <th scope="col">{t('command.times')}</th>
            </tr>
          </thead>
          <tbody>
            {data.levels.map(({ act: key, from, to, count }) => (
              <tr key={`${key}${from}${to}`}>
                <th scope="row">{act(key)}</th>
                <td className={css.words}>{t(`unitKind.${from}`)}</td>
                <td className={css.words}>{t(`unitKind.${to}`)}</td>
                <td>{number.format(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}
