import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import type { Access } from '@/api/client'
import { fieldMessage } from '@/api/problem'
import type { Action, Case } from '@/api/types'
import { useWrite } from '@/api/useWrite'
import { Attachments } from '@/features/file/Attachments'
import { useUploads } from '@/features/file/useUploads'
import { reasonsQuery } from '@/features/pack/queries'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Field } from '@/ui/Field'
import { ProblemNotice } from '@/ui/Notice'
import { Stars } from '@/ui/Stars'
import css from './plain.module.css'
import { body, entry, faults, initial, type Entry, type Values } from './form'
import { act } from './queries'

interface Props {
  action: Action
  about: Case
  access: Access
  onDone: (fresh: Case) => void
}

/** The form of one act in plain parts, for faces that do not carry the staff components. */
export function PlainForm({ action, about, access, onDone }: Props) {
  const { t, say } = useWords()
  const uploads = useUploads(access)
  const [values, setValues] = useState<Values>(() => initial(action.fields, about))
  const [tried, setTried] = useState(false)
  const sending = useWrite(act(access), { onSuccess: onDone })
  const filled: Values = { ...values }
  for (const { field, kind } of action.fields.map(entry)) if (kind === 'file[]') filled[field.name] = uploads.ids
  const wrong = faults(action.fields, filled)

  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(wrong).length === 0)
      sending.mutate({ case: about, action: action.action, fields: body(action.fields, filled) })
  }

  return (
    <form className={css.form} onSubmit={send} noValidate>
      {action.fields.map(entry).map(item => (
        <PlainField
          key={item.field.name}
          item={item}
          value={values[item.field.name]}
          uploads={uploads}
          error={
            (tried && wrong[item.field.name] ? t(`form.${wrong[item.field.name]!}`) : undefined) ??
            fieldMessage(sending.error, item.field.name)
          }
          onChange={value => setValues({ ...values, [item.field.name]: value })}
        />
      ))}
      {sending.isError && <ProblemNotice error={sending.error} />}
      <Button type="submit" look="primary" disabled={sending.isPending || uploads.busy}>
        {sending.isPending ? t('form.sending') : say(action.label)}
      </Button>
    </form>
  )
}

interface FieldProps {
  item: Entry
  value: unknown
  error?: string
  uploads: ReturnType<typeof useUploads>
  onChange: (value: unknown) => void
}

function PlainField({ item: { field, kind, list }, value, error, uploads, onChange }: FieldProps) {
  const { t, say } = useWords()
  const label = say(field.label)
  if (kind === 'rating') return <Stars label={label} value={value as number} onChange={onChange} error={error} />
  if (kind === 'file[]') return <Attachments {...uploads} />
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
  return (
    <Field label={label} optional={!field.required} error={error}>
      {given => {
        const text = (value as string | undefined) ?? ''
        const props = { ...given, value: text, required: field.required }
        if (kind === 'choice' || kind === 'reason')
          return <Choose {...props} choices={field.choices} list={list} onPick={onChange} />
        if (kind === 'longtext')
          return <textarea {...props} rows={3} onChange={event => onChange(event.target.value)} />
        const type = kind === 'number' ? 'number' : kind === 'datetime' ? 'datetime-local' : 'text'
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
