import { DatePicker, Input, InputNumber, Radio, Rate, Select } from 'antd'
import dayjs from 'dayjs'
import type { Case, UnitRef } from '@/api/types'
import { AreaSelect } from '@/features/area/AreaSelect'
import { CaseSelect } from '@/features/cases/CaseSelect'
import type { Entry } from '@/features/cases/form'
import { UnitSelect } from '@/features/org/UnitSelect'
import { CategorySelect } from '@/features/pack/CategorySelect'
import { ConditionSelect } from '@/features/pack/ConditionSelect'
import { ReasonSelect } from '@/features/pack/ReasonSelect'
import { useWords } from '@/i18n'

interface Props {
  id: string
  'aria-invalid': boolean
  'aria-describedby': string | undefined
  item: Entry
  /** The case, where it is one. */
  about?: Case
  /** Units that the duty list names for this case. */
  named?: readonly UnitRef[]
  /** The category as the form has it now. */
  category?: string
  value: unknown
  onChange: (value: unknown) => void
}

/** The input for each kind of field. */
export function ActInput({ item: { field, kind, list }, about, named, category, value, onChange, ...given }: Props) {
  const { t, say } = useWords()
  const text = value as string | undefined
  switch (kind) {
    case 'longtext':
      return <Input.TextArea {...given} rows={3} value={text} onChange={change(onChange)} />
    case 'parts':
      return (
        <Input.TextArea {...given} rows={4} placeholder={t('form.parts')} value={text} onChange={change(onChange)} />
      )
    case 'number':
      return <InputNumber {...given} value={value as number | undefined} onChange={onChange} />
    case 'rating':
      return <Rate value={value as number | undefined} onChange={onChange} aria-label={say(field.label)} />
    case 'datetime':
      return (
        <DatePicker
          {...given}
          showTime={{ format: 'HH:mm', minuteStep: 5 }}
          format="YYYY-MM-DD HH:mm"
          value={text ? dayjs(text) : null}
          onChange={day => onChange(day?.toISOString())}
        />
      )
    case 'flag':
      return (
        <Radio.Group
          id={given.id}
          value={value}
          onChange={event => onChange(event.target.value)}
          options={[
            { value: true, label: t('form.yes') },
            { value: false, label: t('form.no') },
          ]}
        />
      )
    case 'category':
      return <CategorySelect {...given} value={text} onChange={onChange} />
    case 'condition':
      return <ConditionSelect {...given} category={category} value={text} onChange={onChange} />
    case 'unit':
      return <UnitSelect {...given} known={named} value={text} onChange={onChange} />
    case 'units':
      return <UnitSelect {...given} multiple known={named} value={value as string[] | undefined} onChange={onChange} />
    case 'area':
      return <AreaSelect {...given} value={text} onChange={onChange} />
    case 'case':
      return <CaseSelect {...given} about={about} value={text} onChange={onChange} />
    case 'reason':
      return <ReasonSelect {...given} list={list ?? ''} value={text} onChange={onChange} />
    case 'choice':
      return (
        <Select
          {...given}
          allowClear={!field.required}
          value={text}
          onChange={onChange}
          options={field.choices?.map(({ value, label }) => ({ value, label: say(label) }))}
        />
      )
    default:
      return <Input {...given} value={text} onChange={change(onChange)} />
  }
}

const change =
  (onChange: (value: unknown) => void) =>
  ({ target }: { target: { value: string } }) =>
    onChange(target.value)
