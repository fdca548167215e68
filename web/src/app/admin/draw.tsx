import { Checkbox, DatePicker, Input, Select, Switch } from 'antd'
import dayjs from 'dayjs'
import { X } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { AreaSelect } from '@/features/area/AreaSelect'
import { UnitSelect } from '@/features/org/UnitSelect'
import { CategorySelect } from '@/features/pack/CategorySelect'
import css from './admin.module.css'

interface Given {
  id: string
  'aria-invalid': boolean
  'aria-describedby': string | undefined
}

type Draw = (given: Given, value: unknown, set: (value: never) => void) => ReactNode

/** A line of text. */
export const line: Draw = (given, value, set) => (
  <Input {...given} value={value as string | undefined} onChange={event => set(event.target.value as never)} />
)

/** Several lines. */
export const lines: Draw = (given, value, set) => (
  <Input.TextArea
    {...given}
    rows={4}
    maxLength={4000}
    value={value as string | undefined}
    onChange={event => set(event.target.value as never)}
  />
)

/** Yes or no. */
export const flag: Draw = ({ 'aria-invalid': _never, ...given }, value, set) => (
  <Switch {...given} checked={value === true} onChange={on => set(on as never)} />
)

/** Enter takes the day that was typed; the form is sent by its button. */
const stay = (event: KeyboardEvent) => {
  if (event.key === 'Enter') event.preventDefault()
}

/** Large enough for a finger. */
const CLEAR = { clearIcon: <X aria-hidden size={24} /> }

/** A day, `2026-11-24`. */
export const day: Draw = (given, value, set) => (
  <DatePicker
    {...given}
    onKeyDown={stay}
    allowClear={CLEAR}
    value={value ? dayjs(value as string) : null}
    onChange={picked => set(picked?.format('YYYY-MM-DD') as never)}
  />
)

/** A moment. */
export const moment: Draw = (given, value, set) => (
  <DatePicker
    {...given}
    onKeyDown={stay}
    allowClear={CLEAR}
    showTime={{ format: 'HH:mm', minuteStep: 5 }}
    format="YYYY-MM-DD HH:mm"
    value={value ? dayjs(value as string) : null}
    onChange={picked => set(picked?.toISOString() as never)}
  />
)

/** One of several. */
export const choice =
  (options: { value: string; label: string }[]): Draw =>
  (given, value, set) => (
    <Select
      {...given}
      showSearch={{ optionFilterProp: 'label' }}
      value={value as string | undefined}
      onChange={picked => set(picked as never)}
      options={options}
    />
  )

/** An area of the tree. */
export const area: Draw = (given, value, set) => (
  <AreaSelect {...given} value={(value as string | null) ?? undefined} onChange={picked => set(picked as never)} />
)

/** A category of the pack, or a whole branch. */
export const branch: Draw = (given, value, set) => (
  <CategorySelect
    {...given}
    branches
    value={(value as string | null) ?? undefined}
    onChange={picked => set(picked as never)}
  />
)

/** A unit. */
export const unit: Draw = (given, value, set) => (
  <UnitSelect {...given} value={(value as string | null) ?? undefined} onChange={picked => set(picked as never)} />
)

/** Several of a few. */
export const several =
  (options: { value: string | number; label: string }[]): Draw =>
  ({ id }, value, set) => (
    <Checkbox.Group
      className={css.several}
      aria-labelledby={`${id}-label`}
      value={(value as (string | number)[] | undefined) ?? []}
      onChange={picked => set(picked as never)}
      options={options}
    />
  )
