import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState, type FormEvent, type ReactNode } from 'react'
import { fieldMessage } from '@/api/problem'
import { useWrite } from '@/api/useWrite'
import { useWords } from '@/i18n'
import { Field } from '@/ui/Field'
import { Notice, ProblemNotice } from '@/ui/Notice'
import css from './admin.module.css'

type Given = Parameters<Parameters<typeof Field>[0]['children']>[0]

export interface WriteField<Values> {
  name: keyof Values & string
  label: string
  hint?: string
  optional?: boolean
  /** Asked only then. */
  when?: (values: Partial<Values>) => boolean
  draw: (
    given: Omit<Given, 'className'>,
    value: Values[keyof Values],
    set: (value: Values[keyof Values] | undefined) => void,
  ) => ReactNode
}

interface Props<Values, Output> {
  /** What the button on the closed form says, and the form is called. */
  title: string
  fields: readonly WriteField<Values>[]
  start?: Partial<Values>
  send: (values: Values, key: string) => Promise<Output>
  /** What cannot be taken back, said before it is done. */
  warning?: string
  /** Which lists are no longer true afterwards. */
  stale: readonly (readonly unknown[])[]
  onDone?: (output: Output) => void
}

/** A write of the administration: a button that opens its form in place; what cannot be undone is said before it is done. */
export function WriteForm<Values extends object, Output>({
  title,
  fields,
  start = {},
  send,
  warning,
  stale,
  onDone,
}: Props<Values, Output>) {
  const { t } = useWords()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [open, setOpen] = useState(false)
  const [values, setValues] = useState<Partial<Values>>(start)
  const [tried, setTried] = useState(false)
  const asked = fields.filter(({ when }) => !when || when(values))
  const close = () => {
    setOpen(false)
    setValues(start)
    setTried(false)
    sending.reset()
  }
  const sending = useWrite<Values, Output>(send, {
    onSuccess: output => {
      for (const queryKey of stale) void queries.invalidateQueries({ queryKey })
      void message.success(t('admin.done', { what: title }))
      close()
      onDone?.(output)
    },
  })
  const missing = (name: keyof Values & string) => {
    const value: unknown = values[name]
    return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (asked.every(({ name, optional }) => optional || !missing(name))) sending.mutate(values as Values)
  }

  if (!open)
    return (
      <Button
        danger={warning !== undefined}
        onClick={() => {
          setValues(start)
          setOpen(true)
        }}
      >
        {title}
      </Button>
    )
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes, as does the button
    <form
      className={css.form}
      aria-label={title}
      onSubmit={submit}
      onKeyDown={event => event.key === 'Escape' && close()}
      noValidate
    >
      <strong>{title}</strong>
      {asked.map(({ name, label, hint, optional, draw }) => (
        <Field
          key={name}
          label={label}
          hint={hint}
          optional={optional}
          error={
            (tried && !optional && missing(name) ? t('form.required') : undefined) ?? fieldMessage(sending.error, name)
          }
        >
          {({ className: _plain, ...given }) =>
            draw(given, values[name] as Values[keyof Values], value => setValues(old => ({ ...old, [name]: value })))
          }
        </Field>
      ))}
      {warning && <Notice tone="warn">{warning}</Notice>}
      {sending.isError && <ProblemNotice error={sending.error} />}
      <div className={css.buttons}>
        <Button type="primary" danger={warning !== undefined} htmlType="submit" loading={sending.isPending}>
          {t('act.confirm', { act: title })}
        </Button>
        <Button onClick={close}>{t('act.cancel')}</Button>
      </div>
    </form>
  )
}
