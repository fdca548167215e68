import { useQuery } from '@tanstack/react-query'
import type { Area } from '@/api/types'
import { pathWords } from '@/features/area/place'
import { areaHistory } from '@/features/area/queries'
import { useWords } from '@/i18n'
import { Loading } from '@/ui/Empty'
import { ProblemNotice } from '@/ui/Notice'
import { When } from '@/ui/When'
import type { PageProps } from '../Admin'
import css from '../admin.module.css'
import { Detail } from '../Detail'
import { Facts } from '../Facts'
import { AreaChanges } from './AreaChanges'

interface Props extends PageProps {
  area: Area
  below: readonly Area[]
  onGo: (id: string) => void
}

/** One area: what is known of it, what happened to it and why, and what somebody may change. */
export function AreaDetail({ area, below, may, onGo }: Props) {
  const { t, say, lang } = useWords()
  const reads = may('area.read')
  const history = useQuery({ ...areaHistory(area.id), enabled: reads })
  const number = new Intl.NumberFormat(lang)
  return (
    <Detail heading="area-name">
      <h2 id="area-name">{say(area.name)}</h2>
      <Facts
        lines={[
          [t('areas.kind'), say(area.kind_name)],
          [t('areas.code'), area.code],
          [t('case.place'), pathWords(area.path, say)],
          [t('areas.households'), area.households && number.format(area.households)],
          [t('areas.residents'), area.residents && number.format(area.residents)],
          [t('areas.from'), area.valid_from],
          [t('areas.to'), area.valid_to],
          [t('areas.note'), area.synthetic && t('areas.synthetic')],
        ]}
      />
      {may('area.write') && !area.valid_to && <AreaChanges area={area} below={below} onGo={onGo} />}
      {reads && (
        <>
          <h3>{t('areas.history')}</h3>
          {history.isError ? (
            <ProblemNotice error={history.error} />
          ) : history.data === undefined ? (
            <Loading />
          ) : history.data.length === 0 ? (
            <p className={css.quiet}>{t('areas.noHistory')}</p>
          ) : (
            <ol className={css.items}>
              {history.data.map(({ what, at, day, reason }) => (
                <li key={at + what}>
                  <span>
                    <strong>{t(`areaChange.${what}`)}</strong> {reason}
                    <small>{t('areas.holdsFrom', { day })}</small>
                  </span>
                  <span className={css.quiet}>
                    <When at={at} />
                  </span>
                </li>
              ))}
            </ol>
          )}
        </>
      )}
    </Detail>
  )
}
