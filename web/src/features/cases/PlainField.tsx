import { useQuery } from '@tanstack/react-query'
import type { Action, UnitRef } from '@/api/types'
import { Attachments } from '@/features/file/Attachments'
import type { useUploads } from '@/features/file/useUploads'
import { UnitPicker } from '@/features/org/UnitPicker'
import { CategoryChoice } from '@/features/pack/CategoryChoice'
import { ConditionChoice } from '@/features/pack/ConditionChoice'
import { DutyChoice } from '@/features/pack/DutyChoice'
import { reasonsQuery } from '@/features/pack/queries'
import { useWords } from '@/i18n'
import { Field } from '@/ui/Field'
import { Stars } from '@/ui/Stars'
import type { Entry } from './form'
import css from './plain.module.css'

interface Props {
  item: Entry
  named?: readonly UnitRef[]
  /** The category as the form has it now. */
  category?: string
  value: unknown
  error?: string
  /** Where files may be asked for. */
  uploads?: ReturnType<typeof useUploads>
  onChange: (value: unknown) => void
}

/** The name of the field that cites the duty list; to the server it is a text. */
const DUTY = 'duty_item'

const TYPES: Partial<Record<Entry['kind'], string>> = { number: 'number', datetime: 'datetime-local', date: 'date' }

/** The plain input for each kind of field. */
export function PlainField({ item: { field, kind, list }, named, category, value, error, uploads, onChange }: Props) {
  const { t, say } = useWords()
  const label = say(field.label)
  if (kind === 'rating') return <Stars label={label} value={value as number} onChange={onChange} error={error} />
  if (kind === 'file[]')
    return (
      <div className={css.files}>
        {uploads && <Attachments {...uploads} />}
        {error && (
          <span className={css.wrong} role="alert">
            {error}
          </span>
        )}
      </div>
    )
  if (kind === 'flag')
    return (
      <fieldset className={css.choice}>
        <legend>{label}</legend>
        {[true, false].map(answer => (
          <label key={String(answer)}>
            <input type="radio" name={field.name} checked={value === answer} onChange={() => onChange(answer)} />
            {t(answer ? 'form.yes' : 'form.no')}
          </label>
        ))}
      </fieldset>
    )
  if (kind === 'unit' || kind === 'units')
    return (
      <UnitPicker
        label={label}
        optional={!field.required}
        error={error}
        multiple={kind === 'units'}
        named={named}
        value={value as string | string[] | undefined}
        onChange={onChange}
      />
    )
  return (
    <Field label={label} optional={!field.required} error={error}>
      {given => {
        const text = (value as string | undefined) ?? ''
        const props = { ...given, value: text, required: field.required }
        if (kind === 'choice' || kind === 'reason')
          return <Choose {...props} choices={field.choices} list={list} onPick={onChange} />
        if (kind === 'category') return <CategoryChoice {...props} onPick={onChange} />
        if (kind === 'condition') return <ConditionChoice {...props} category={category} onPick={onChange} />
        if (field.name === DUTY) return <DutyChoice {...props} category={category} onPick={onChange} />
        if (kind === 'longtext' || kind === 'parts')
          return (
            <textarea
              {...props}
              rows={3}
              placeholder={kind === 'parts' ? t('form.parts') : undefined}
              onChange={event => onChange(event.target.value)}
            />
          )
        const type = TYPES[kind] ?? 'text'
        return <input {...props} type={type} onChange={event => onChange(event.target.value)} />
      }}
    </Field>
  )
}

interface ChooseProps extends React.ComponentProps<'select'> {
  choices: Action['fields'][number]['choices']
  list?: string
  onPick: (value: string | undefined) => void
}

function Choose({ choices, list, onPick, ...rest }: ChooseProps) {
  const { t, say } = useWords()
  const { data: reasons = [] } = useQuery({ ...reasonsQuery, enabled: list !== undefined })
  const options = list
    ? reasons.filter(reason => reason.list === list).map(({ code, name }) => ({ value: code, label: name }))
    : (choices ?? [])
  return (
    <select {...rest} onChange={event => onPick(event.target.value || undefined)}>
      <option value="">{t('form.choose')}</option>
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {say(label)}
        </option>
      ))}
    </select>
  )
}
