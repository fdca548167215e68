import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Duty, DutyLead, PackVersion } from '@/api/types'
import { contentsQuery, switchOn } from '@/features/pack/versions'
import { useWords } from '@/i18n'
import { Loading } from '@/ui/Empty'
import { Term, type TermName } from '@/ui/glossary/Term'
import { ProblemNotice } from '@/ui/Notice'
import { DataTable, type Column } from '@/ui/table/DataTable'
import { When } from '@/ui/When'
import type { PageProps } from '../Admin'
import css from '../admin.module.css'
import { Detail } from '../Detail'
import { Facts } from '../Facts'
import { WriteForm } from '../WriteForm'
import { Comparison } from './Comparison'

const KINDS: Record<Duty['kind'], TermName> = {
  own: 'own_item',
  assisting: 'assisting_item',
  reclaimed: 'reclaimed_item',
}

/** What a version holds, and the switch that puts it in force. */
export function PackDetail({ version, may }: PageProps & { version: PackVersion }) {
  const { t, say, lang } = useWords()
  const { data: contents, error } = useQuery(contentsQuery(version.label))
  const leadWords = ({ kind, unit, name }: DutyLead) =>
    kind ? t('packs.nearest', { kind: t(`unitKind.${kind}`) }) : name ? say(name) : (unit ?? '')
  const columns = useMemo<Column<Duty>[]>(
    () => [
      {
        key: 'item',
        title: t('packs.item'),
        width: '6.5rem',
        renderCell: ({ item }) => item,
        compare: (a, b) => a.item.localeCompare(b.item),
      },
      { key: 'title', title: t('packs.matter'), width: 'minmax(9rem, 1fr)', renderCell: ({ title }) => say(title) },
      { key: 'lead', title: t('packs.lead'), width: 'minmax(8rem, 0.7fr)', renderCell: ({ lead }) => leadWords(lead) },
    ],
    // oxlint-disable-next-line react/exhaustive-deps -- `say` changes with the language only
    [t, lang],
  )
  const count = (kind: Duty['kind']) => contents?.duties.filter(duty => duty.kind === kind).length ?? 0
  return (
    <Detail heading="pack-label">
      <h2 id="pack-label">{version.label}</h2>
      <Facts
        lines={[
          [t('packs.name'), say(version.name)],
          [t('filter.state'), t(version.in_force ? 'packs.inForce' : 'packs.kept')],
          [t('packs.loaded'), <When key="loaded" at={version.loaded_at} full />],
          [t('packs.since'), version.active_at && <When key="active" at={version.active_at} full />],
          [
            t('packs.digest'),
            <span key="digest" className={css.hash}>
              {version.digest}
            </span>,
          ],
        ]}
      />
      {may('pack.write') && !version.in_force && (
        <WriteForm
          title={t('packs.switchOn')}
          fields={[]}
          warning={t('packs.switchOnHint', { label: version.label })}
          send={(_, key) => switchOn(version.label, key)}
          stale={[[]]}
        />
      )}
      <Comparison version={version} />
      {error ? (
        <ProblemNotice error={error} />
      ) : !contents ? (
        <Loading />
      ) : (
        <>
          <Facts
            lines={[
              [t('packs.categories'), contents.categories],
              [t('packs.conditions'), contents.conditions],
              [t('packs.reasons'), contents.reasons],
              ...(Object.keys(KINDS) as Duty['kind'][]).map(
                kind =>
                  [
                    t('packs.items'),
                    <span key={kind}>
                      {count(kind)} <Term of={KINDS[kind]} />
                    </span>,
                  ] as const,
              ),
            ]}
          />
          <div className={css.table}>
            <DataTable
              label={t('duty.title')}
              rows={contents.duties}
              columns={columns}
              rowKey={({ item, category }) => item + category}
              empty={t('form.nothing')}
            />
          </div>
        </>
      )}
    </Detail>
  )
}
