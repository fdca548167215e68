import { useQuery } from '@tanstack/react-query'
import type { Area } from '@/api/types'
import { pathWords } from '@/features/area/place'
import { areaHistory, renameArea } from '@/features/area/queries'
import { useWords } from '@/i18n'
import { Loading } from '@/ui/Empty'
import { ProblemNotice } from '@/ui/Notice'
import { When } from '@/ui/When'
import type { PageProps } from '../Admin'
import css from '../admin.module.css'
import { line } from '../draw'
import { Facts } from '../Facts'
import { WriteForm } from '../WriteForm'

interface Names {
  zh: string
  en: string
  reason: string
}

/** One area: what is known of it, what happened to it and why, and another name where somebody may give one. */
export function AreaDetail({ area, may }: PageProps & { area: Area }) {
  const { t, say, lang } = useWords()
  const reads = may('area.read')
  const history = useQuery({ ...areaHistory(area.id), enabled: reads })
  const number = new Intl.NumberFormat(lang)
  return (
    <section className={css.detail} aria-labelledby="area-name">
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
      {may('area.write') && (
        <WriteForm<Names, Area>
          title={t('areas.rename')}
          start={area.name}
          fields={[
            { name: 'zh', label: t('admin.nameZh'), draw: line },
            { name: 'en', label: t('admin.nameEn'), draw: line },
            { name: 'reason', label: t('areas.why'), hint: t('areas.whyHint'), draw: line },
          ]}
          send={({ zh, en, reason }, key) =>
            renameArea({ id: area.id, version: area.version, name: { zh, en }, reason }, key)
          }
          stale={[['areas']]}
        />
      )}
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
    </section>
  )
}
