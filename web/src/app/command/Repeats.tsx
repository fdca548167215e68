import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { repeatsQuery } from '@/features/situation/queries'
import { unusualQuery } from '@/features/analytics/queries'
import { useWords } from '@/i18n'
import { Empty, Loading } from '@/ui/Empty'
import css from './command.module.css'
import { Panel } from './Panel'

const EVERY_MS = 300_000

/** Places that are reported again and again, and places where more comes in than usual; each with the rule behind it. */
export function Repeats({ area }: { area?: string }) {
  const { t, say, lang } = useWords()
  const { data: repeats } = useQuery(repeatsQuery(area))
  const { data: unusual } = useQuery({ ...unusualQuery(area), refetchInterval: EVERY_MS })
  const few = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 })
  const seldom = new Intl.NumberFormat(lang, { maximumSignificantDigits: 1 })
  return (
    <Panel title={t('command.repeats')}>
      {!repeats || !unusual ? (
        <Loading />
      ) : (
        <>
          {repeats.items.length + unusual.items.length === 0 && <Empty title={t('command.noRepeats')} />}
          <ul className={css.rows}>
            {unusual.items.map(({ area: at, category, count, usual, chance }) => (
              <li key={`${at.id}${category.code}`}>
                <strong>{t('command.unusual', { area: say(at.name), category: say(category.name) })}</strong>
                <p>{t('command.unusualCount', { count, usual: few.format(usual), chance: seldom.format(chance) })}</p>
              </li>
            ))}
            {repeats.items.map(({ newest, title, category, area: names, count }) => (
              <li key={newest}>
                <Link to="/desk" search={{ case: newest }} className={css.name}>
                  {title}
                </Link>
                <p>{t('command.again', { count, area: say(names.at(-1)), category: say(category.name) })}</p>
              </li>
            ))}
          </ul>
          <details>
            <summary>{t('command.rule')}</summary>
            <p>{t('command.ruleRepeats', { ...repeats.rule })}</p>
            <p>{t('command.ruleUnusual', { ...unusual.rule, chance: seldom.format(unusual.rule.chance) })}</p>
          </details>
        </>
      )}
    </Panel>
  )
}
