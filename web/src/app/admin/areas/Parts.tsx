import { Button, Input, Select } from 'antd'
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Area } from '@/api/types'
import type { AreaPart } from '@/features/area/queries'
import { useWords } from '@/i18n'
import css from '../admin.module.css'

/** One part of an area that is split, as far as it is filled in. */
export interface PartDraft {
  code?: string
  zh?: string
  en?: string
  geometry?: unknown
  file?: string
  children: string[]
}

export const whole = ({ code = '', zh = '', en = '', geometry, children }: PartDraft): AreaPart => ({
  code: code.trim(),
  name: { zh: zh.trim(), en: en.trim() },
  geometry,
  children,
})

/** The outline in a file: a geometry, a feature, or the only feature of a collection. */
export function outline(text: string): unknown {
  const read = JSON.parse(text) as { type?: string; geometry?: unknown; features?: { geometry?: unknown }[] }
  if (read.type === 'FeatureCollection') return read.features?.length === 1 ? read.features[0]?.geometry : undefined
  if (read.type === 'Feature') return read.geometry
  return read.type === 'Polygon' || read.type === 'MultiPolygon' ? read : undefined
}

interface Props {
  value: readonly PartDraft[]
  below: readonly Area[]
  onChange: (parts: PartDraft[]) => void
}

/** The parts as an input of a form. */
export const partsOf = (below: readonly Area[]) => (_: unknown, value: unknown, set: (value: never) => void) => (
  <Parts value={value as PartDraft[]} below={below} onChange={parts => set(parts as never)} />
)

/** The parts of a split: code, names, outline where there is one, and which of the areas below go to it. */
export function Parts({ value, below, onChange }: Props) {
  const { t, say } = useWords()
  const [unreadable, setUnreadable] = useState<number>()
  const change = (at: number, by: Partial<PartDraft>) =>
    onChange(value.map((part, n) => (n === at ? { ...part, ...by } : part)))
  // An area below goes to one part only.
  const give = (at: number, children: string[]) =>
    onChange(
      value.map((part, n) =>
        n === at ? { ...part, children } : { ...part, children: part.children.filter(id => !children.includes(id)) },
      ),
    )
  const read = async (at: number, file: File | undefined) => {
    if (!file) return
    const geometry = await file
      .text()
      .then(outline)
      .catch(() => undefined)
    setUnreadable(geometry ? undefined : at)
    change(at, { geometry, file: geometry ? file.name : undefined })
  }
  return (
    <div className={css.parts}>
      {value.map((part, at) => {
        const label = (words: string) => t('areas.partField', { n: at + 1, field: words })
        return (
          // oxlint-disable-next-line react/no-array-index-key -- a part is its place until it has a code
          <fieldset key={at} className={css.part}>
            <legend>{t('areas.part', { n: at + 1 })}</legend>
            <Input
              aria-label={label(t('areas.code'))}
              placeholder={t('areas.code')}
              value={part.code}
              onChange={event => change(at, { code: event.target.value })}
            />
            <Input
              aria-label={label(t('admin.nameZh'))}
              placeholder={t('admin.nameZh')}
              value={part.zh}
              onChange={event => change(at, { zh: event.target.value })}
            />
            <Input
              aria-label={label(t('admin.nameEn'))}
              placeholder={t('admin.nameEn')}
              value={part.en}
              onChange={event => change(at, { en: event.target.value })}
            />
            {below.length > 0 && (
              <Select
                mode="multiple"
                aria-label={label(t('areas.takes'))}
                placeholder={t('areas.takes')}
                showSearch={{ optionFilterProp: 'label' }}
                value={part.children}
                onChange={children => give(at, children)}
                options={below.map(({ id, name }) => ({ value: id, label: say(name) }))}
              />
            )}
            <label className={css.quiet}>
              {t('areas.outline')}{' '}
              <input
                type="file"
                accept=".json,.geojson,application/geo+json"
                onChange={event => void read(at, event.target.files?.[0])}
              />
            </label>
            {unreadable === at && <p role="alert">{t('areas.noOutline')}</p>}
            {value.length > 2 && (
              <Button
                icon={<Trash2 aria-hidden size={16} />}
                onClick={() => onChange(value.filter((_, n) => n !== at))}
              >
                {t('areas.dropPart')}
              </Button>
            )}
          </fieldset>
        )
      })}
      <Button icon={<Plus aria-hidden size={16} />} onClick={() => onChange([...value, { children: [] }])}>
        {t('areas.addPart')}
      </Button>
    </div>
  )
}
