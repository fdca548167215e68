import { Checkbox, Input, Segmented, Select } from 'antd'
import { useEffect, useState } from 'react'
import { AreaSelect } from '@/features/area/AreaSelect'
import { CategorySelect } from '@/features/pack/CategorySelect'
import { useOptions } from '@/features/pack/meta'
import { useWords } from '@/i18n'
import css from './desk.module.css'
import { ALL, narrowed, OPEN, type DeskSearch } from './search'
import { SHORTCUT } from './useKeys'

interface Props {
  search: DeskSearch
  onChange: (by: Partial<DeskSearch>) => void
}

const TYPING_MS = 300

/** What the queue shows. */
export function Filters({ search, onChange }: Props) {
  const { t } = useWords()
  const states = useOptions('states')
  const urgencies = useOptions('urgencies')
  const { state = OPEN } = search
  const view = search.overdue ? 'overdue' : search.mine ? 'mine' : state === OPEN || state === ALL ? state : undefined

  return (
    <div className={css.filters} role="search">
      <Segmented
        block
        aria-label={t('filter.view')}
        value={view}
        onChange={next =>
          onChange({
            state: next === ALL ? ALL : undefined,
            mine: next === 'mine' || undefined,
            overdue: next === 'overdue' || undefined,
          })
        }
        options={[
          { value: OPEN, label: t('filter.open') },
          { value: 'mine', label: t('filter.mine') },
          { value: 'overdue', label: t('filter.overdue') },
          { value: ALL, label: t('filter.all') },
        ]}
      />
      <Search value={search.q} onChange={q => onChange({ q })} />
      <div className={css.pair}>
        <Select
          allowClear
          aria-label={t('filter.state')}
          placeholder={t('filter.state')}
          value={state === OPEN || state === ALL ? undefined : state}
          onChange={(state?: string) => onChange({ state })}
          options={states}
        />
        <Select
          allowClear
          aria-label={t('filter.urgency')}
          placeholder={t('filter.urgency')}
          value={search.urgency}
          onChange={(urgency?: string) => onChange({ urgency: urgency as DeskSearch['urgency'] })}
          options={urgencies}
        />
        <CategorySelect
          branches
          aria-label={t('filter.category')}
          placeholder={t('filter.category')}
          value={search.category}
          onChange={category => onChange({ category })}
        />
        <AreaSelect
          aria-label={t('filter.area')}
          placeholder={t('filter.area')}
          value={search.area}
          onChange={area => onChange({ area })}
        />
      </div>
      <div className={css.between}>
        <Checkbox
          checked={search.sort === 'due'}
          onChange={event => onChange({ sort: event.target.checked ? 'due' : undefined })}
        >
          {t('filter.byDue')}
        </Checkbox>
        {narrowed(search) > 0 && (
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
      type="search"
      data-shortcut={SHORTCUT.search}
      aria-label={t('filter.search')}
      placeholder={t('filter.searchHint')}
      value={text}
      onChange={event => setText(event.target.value)}
    />
  )
}
