import { Button } from 'antd'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import type { Action, CaseSummary } from '@/api/types'
import { sharedFields } from '@/features/cases/bulk'
import { body, faults, type Values } from '@/features/cases/form'
import { useWords } from '@/i18n'
import { ActFields } from './ActFields'
import css from './desk.module.css'

interface Props {
  action: Action
  cases: readonly CaseSummary[]
  onSend: (fields: Values) => void
  onCancel: () => void
}

/** The form of one act that is done to several cases. Nothing is filled in: what one case knows does not hold for all. */
export function BulkForm({ action, cases, onSend, onCancel }: Props) {
  const { t, say } = useWords()
  const form = useRef<HTMLFormElement>(null)
  const fields = sharedFields(action)
  const [values, setValues] = useState<Values>({})
  const [tried, setTried] = useState(false)
  const wrong = faults(fields, values)
  const categories = new Set(cases.map(({ category }) => category?.code))
  const common = categories.size === 1 ? [...categories][0] : undefined

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, textarea, button')?.focus()
  }, [])

  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(wrong).length === 0) onSend(body(fields, values))
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes, as does the button
    <form
      ref={form}
      className={css.form}
      aria-label={say(action.label)}
      onSubmit={send}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onCancel()
      }}
      noValidate
    >
      <ActFields
        fields={fields}
        values={values}
        wrong={tried ? wrong : {}}
        category={(values.category as string | undefined) ?? common}
        onChange={(name, value) => setValues(old => ({ ...old, [name]: value }))}
      />
      <div className={css.acts}>
        <Button type="primary" htmlType="submit">
          {t('bulk.confirm', { act: say(action.label), count: cases.length })}
        </Button>
        <Button onClick={onCancel}>{t('act.cancel')}</Button>
      </div>
    </form>
  )
}
