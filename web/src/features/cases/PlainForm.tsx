import { useEffect, useRef, useState, type FormEvent } from 'react'
import { fieldMessage } from '@/api/problem'
import type { Action, Case, UnitRef } from '@/api/types'
import type { useUploads } from '@/features/file/useUploads'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { ProblemNotice } from '@/ui/Notice'
import css from './plain.module.css'
import { body, entry, faults, initial, type Values } from './form'
import { PlainField } from './PlainField'

interface Props {
  action: Action
  about: Case
  uploads: ReturnType<typeof useUploads>
  /** What stands in it at first, beside what follows from the case. */
  start?: Values
  /** Units that the duty list names for this case. */
  named?: readonly UnitRef[]
  /** The category's rule asks for a photo or a voice note with this act. */
  needsFiles?: boolean
  error: unknown
  pending: boolean
  /** What is sent, without the files. */
  onSend: (fields: Values) => void
}

/** The form of one act in plain parts, for faces that do not carry the staff components. */
export function PlainForm({ action, about, uploads, start, named, needsFiles, error, pending, onSend }: Props) {
  const { t, say } = useWords()
  const form = useRef<HTMLFormElement>(null)
  const [values, setValues] = useState<Values>(() => ({ ...initial(action.fields, about), ...start }))
  const [tried, setTried] = useState(false)
  // What has to be said comes first: on a phone the rest is below the fold.
  const sorted = [true, false].flatMap(needed => action.fields.filter(({ required }) => required === needed))
  const entries = sorted.map(entry)
  const fields = sorted.map(field =>
    entry(field).kind === 'file[]' ? { ...field, required: field.required || Boolean(needsFiles) } : field,
  )
  const filled: Values = { ...values }
  for (const { field, kind } of entries)
    if (kind === 'file[]') filled[field.name] = uploads.uploads.map(({ key }) => key)
  const wrong = faults(fields, filled)

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, textarea, select, button')?.focus({ preventScroll: true })
    form.current?.scrollIntoView({ block: 'nearest' })
  }, [])

  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(wrong).length === 0) onSend(body(withoutFiles(action), values))
  }

  return (
    <form ref={form} className={css.form} aria-label={say(action.label)} onSubmit={send} noValidate>
      {entries.map(item => (
        <PlainField
          key={item.field.name}
          item={item}
          named={named}
          category={(values.category as string | undefined) ?? about.category?.code}
          value={values[item.field.name]}
          uploads={uploads}
          error={
            (tried && wrong[item.field.name] ? t(`form.${wrong[item.field.name]!}`) : undefined) ??
            fieldMessage(error, item.field.name)
          }
          onChange={value => setValues(old => ({ ...old, [item.field.name]: value }))}
        />
      ))}
      {error !== null && <ProblemNotice error={error} />}
      <Button type="submit" look="primary" wide disabled={pending || uploads.busy}>
        {pending ? t('form.sending') : say(action.label)}
      </Button>
    </form>
  )
}

const withoutFiles = ({ fields }: Action) => fields.filter(field => entry(field).kind !== 'file[]')
