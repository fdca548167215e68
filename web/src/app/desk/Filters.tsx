import { Checkbox, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { AreaSelect } from '@/features/area/AreaSelect'
import { CategorySelect } from '@/features/pack/CategorySelect'
import { useOptions } from '@/features/pack/meta'
import { useWords } from '@/i18n'
import css from './desk.module.css'
import { narrowed, OPEN, type DeskSearch } from './search'
import { SHORTCUT } from './useKeys'
import { asWhole } from './views'
import { ViewSelect } from './ViewSelect'

interface Props {
  /** Whose views they are. */
  account: string
  search: DeskSearch
  onChange: (by: Partial<DeskSearch>) => void
}

const TYPING_MS = 300

/** What the queue shows. */
export function Filters({ account, search, onChange }: Props) {
  const { t } = useWords()
  const states = useOptions('states')
  const urgencies = useOptions('urgencies')
  const { state = OPEN } = search
  // Several states at once are a view of their own, and no single choice.
  const single = states.find(({ value }) => value === state)?.value

  return (
    <div className={css.filters} role="search">
      <ViewSelect account={account} search={search} onChange={onChange} />
      <Search value={search.q} onChange={q => onChange({ q })} />
      <div className={css.pair}>
        <Select
          allowClear
          aria-label={t('filter.state')}
          placeholder={t('filter.state')}
          value={single}
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
          <button type="button" className={css.link} onClick={() => onChange(asWhole({}))}>
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
