import { Checkbox, Input, Segmented, Select } from 'antd'
import { useEffect, useState } from 'react'
import type { Filter } from '@/features/cases/queries'
import { AreaSelect } from '@/features/area/AreaSelect'
import { CategorySelect } from '@/features/pack/CategorySelect'
import { useOptions } from '@/features/pack/meta'
import { useWords } from '@/i18n'
import css from './desk.module.css'
import { narrowed } from './search'
import { SHORTCUT } from './useKeys'

interface Props {
  filter: Filter
  onChange: (by: Partial<Filter>) => void
}

const TYPING_MS = 300

/** What the queue shows. */
export function Filters({ filter, onChange }: Props) {
  const { t } = useWords()
  const states = useOptions('states')
  const urgencies = useOptions('urgencies')
  const view = filter.overdue ? 'overdue' : filter.mine ? 'mine' : 'all'

  return (
    <div className={css.filters} role="search">
      <Segmented
        block
        aria-label={t('filter.view')}
        value={view}
        onChange={next => onChange({ mine: next === 'mine' || undefined, overdue: next === 'overdue' || undefined })}
        options={[
          { value: 'all', label: t('filter.all') },
          { value: 'mine', label: t('filter.mine') },
          { value: 'overdue', label: t('filter.overdue') },
        ]}
      />
      <Search value={filter.q} onChange={q => onChange({ q })} />
      <div className={css.pair}>
        <Select
          allowClear
          aria-label={t('filter.state')}
          placeholder={t('filter.state')}
          value={filter.state}
          onChange={(state?: string) => onChange({ state })}
          options={states}
        />
        <Select
          allowClear
          aria-label={t('filter.urgency')}
          placeholder={t('filter.urgency')}
          value={filter.urgency}
          onChange={(urgency?: string) => onChange({ urgency })}
          options={urgencies}
        />
        <CategorySelect
          branches
          aria-label={t('filter.category')}
          placeholder={t('filter.category')}
          value={filter.category}
          onChange={category => onChange({ category })}
        />
        <AreaSelect
          aria-label={t('filter.area')}
          placeholder={t('filter.area')}
          value={filter.area}
          onChange={area => onChange({ area })}
        />
      </div>
      <div className={css.between}>
        <Checkbox
          checked={filter.sort === 'due'}
          onChange={event => onChange({ sort: event.target.checked ? 'due' : undefined })}
        >
          {t('filter.byDue')}
        </Checkbox>
        {narrowed(filter) > 0 && (
          <button
            type="button"
            className={css.link}
            onClick={() =>
              onChange({
                state: undefined,
                urgency: undefined,
                category: undefined,
                area: undefined,
                q: undefined,
                mine: undefined,
                overdue: undefined,
              })
            }
          >
            {t('filter.clear')}
          </button>
        )}
      </div>
    </div>
  )
}

/** Searches a moment after the last key, not at each. */
function Search({ value, onChange }: { value: string | undefined; onChange: (q: string | undefined) => void }) {
  const { t } = useWords()
  const [text, setText] = useState(value ?? '')
  const [known, setKnown] = useState(value)
  if (known !== value) {
    setKnown(value)
    setText(value ?? '')
  }
  useEffect(() => {
    const wanted = text.trim() || undefined
    if (wanted === value) return
    const timer = setTimeout(() => onChange(wanted), TYPING_MS)
    return () => clearTimeout(timer)
  }, [text, value, onChange])
  return (
    <Input
      allowClear
      type="search"
      data-shortcut={SHORTCUT.search}
      aria-label={t('filter.search')}
      placeholder={t('filter.searchHint')}
      value={text}
      onChange={event => setText(event.target.value)}
    />
  )
}
