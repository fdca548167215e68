import type { Area } from '@/api/types'
import { mergeArea, moveArea, renameArea, splitArea } from '@/features/area/queries'
import { useWords } from '@/i18n'
import css from '../admin.module.css'
import { area as areaInput, day, line } from '../draw'
import { WriteForm, type WriteField } from '../WriteForm'
import { partsOf, whole, type PartDraft } from './Parts'

interface Because {
  reason: string
  day?: string
}

interface Props {
  area: Area
  below: readonly Area[]
  onGo: (id: string) => void
}

const STALE = [['areas']]

/** What can be done to an area. Each change says why and from which day; cases keep the area as it was. */
export function AreaChanges({ area, below, onGo }: Props) {
  const { t } = useWords()
  const { id, version } = area
  const because = <Values extends Because>(): WriteField<Values>[] => [
    { name: 'reason', label: t('areas.why'), hint: t('areas.whyHint'), draw: line },
    { name: 'day', label: t('areas.holds'), hint: t('areas.holdsHint'), optional: true, draw: day },
  ]
  return (
    <div className={css.changes}>
      <WriteForm<{ zh: string; en: string; reason: string }, Area>
        title={t('areas.rename')}
        start={area.name}
        fields={[
          { name: 'zh', label: t('admin.nameZh'), draw: line },
          { name: 'en', label: t('admin.nameEn'), draw: line },
          { name: 'reason', label: t('areas.why'), hint: t('areas.whyHint'), draw: line },
        ]}
        send={({ zh, en, reason }, key) => renameArea({ id, version, name: { zh, en }, reason }, key)}
        stale={STALE}
      />
      {area.parent && (
        <WriteForm<Because & { parent: string }, Area>
          title={t('areas.move')}
          fields={[
            { name: 'parent', label: t('areas.newParent'), draw: areaInput },
            ...because<Because & { parent: string }>(),
          ]}
          send={(values, key) => moveArea({ id, version, ...values }, key)}
          stale={STALE}
        />
      )}
      {area.parent && (
        <WriteForm<Because & { parts: PartDraft[] }, { items: Area[] }>
          title={t('areas.split')}
          warning={t('areas.splitHint')}
          start={{ parts: [{ children: [] }, { children: [] }] }}
          fields={[
            {
              name: 'parts',
              label: t('areas.parts'),
              draw: partsOf(below),
            },
            ...because<Because & { parts: PartDraft[] }>(),
          ]}
          send={({ parts, ...rest }, key) => splitArea({ id, version, parts: parts.map(whole), ...rest }, key)}
          stale={STALE}
          onDone={({ items }) => items[0] && onGo(items[0].id)}
        />
      )}
      {area.parent && (
        <WriteForm<Because & { into: string }, Area>
          title={t('areas.merge')}
          warning={t('areas.mergeHint')}
          fields={[
            { name: 'into', label: t('areas.into'), hint: t('areas.intoHint'), draw: areaInput },
            ...because<Because & { into: string }>(),
          ]}
          send={(values, key) => mergeArea({ id, version, ...values }, key)}
          stale={STALE}
          onDone={taker => onGo(taker.id)}
        />
      )}
    </div>
  )
}
