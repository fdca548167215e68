import type { NewUnit, Unit } from '@/api/types'
import { foundUnit } from '@/features/org/team'
import { useWords } from '@/i18n'
import { area, choice, line, unit } from '../draw'
import { WriteForm } from '../WriteForm'

interface Values extends Omit<NewUnit, 'name' | 'categories'> {
  zh: string
  en: string
}

/** Founds a unit: what it is, what it is called, where it answers. */
export function FoundUnit({ onFound }: { onFound: (unit: Unit) => void }) {
  const { t } = useWords()
  // The words of the kinds are the list of the kinds.
  const kinds = Object.entries(t('unitKind', { returnObjects: true })).map(([value, label]) => ({ value, label }))
  return (
    <WriteForm<Values, Unit>
      title={t('units.found')}
      fields={[
        { name: 'kind', label: t('areas.kind'), draw: choice(kinds) },
        { name: 'code', label: t('areas.code'), hint: t('units.codeHint'), draw: line },
        { name: 'zh', label: t('admin.nameZh'), draw: line },
        { name: 'en', label: t('admin.nameEn'), draw: line },
        { name: 'area', label: t('filter.area'), hint: t('units.areaHint'), draw: area },
        { name: 'parent', label: t('units.parent'), optional: true, draw: unit },
        { name: 'phone', label: t('report.phone'), optional: true, draw: line },
      ]}
      send={({ zh, en, ...rest }, key) => foundUnit({ ...rest, name: { zh, en } }, key)}
      stale={[['units']]}
      onDone={onFound}
    />
  )
}
