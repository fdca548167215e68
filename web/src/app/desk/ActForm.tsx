import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { session } from '@/api/client'
import { Problem } from '@/api/problem'
import type { Action, Case } from '@/api/types'
import { useWrite } from '@/api/useWrite'
import { body, entry, faults, initial, type Values } from '@/features/cases/form'
import { act } from '@/features/cases/queries'
import { ActWhat } from '@/features/cases/Words'
import { routeQuery } from '@/features/dispatch/queries'
import { Attachments } from '@/features/file/Attachments'
import { useUploads } from '@/features/file/useUploads'
import { useWords } from '@/i18n'
import { Notice, ProblemNotice } from '@/ui/Notice'
import { ActFields } from './ActFields'
import css from './desk.module.css'

interface Props {
  action: Action
  about: Case
  /** What is filled in already. */
  values?: Values
  onDone: (fresh: Case) => void
  onStale: () => void
  onCancel: () => void
}

/** The form of one act, made from what the server says it needs. */
export function ActForm({ action, about, values: given, onDone, onStale, onCancel }: Props) {
  const { t, say } = useWords()
  const uploads = useUploads()
  const form = useRef<HTMLFormElement>(null)
  const [values, setValues] = useState<Values>(() => ({ ...initial(action.fields, about), ...given }))
  const [tried, setTried] = useState(false)
  const sending = useWrite(act(session), { onSuccess: onDone })
  const filled: Values = { ...values }
  for (const { field, kind } of action.fields.map(entry)) if (kind === 'file[]') filled[field.name] = uploads.ids
  const wrong = faults(action.fields, filled)
  const category = (values.category as string | undefined) ?? about.category?.code
  const asksUnit = action.fields.some(({ name }) => name === 'unit')
  const { data: route } = useQuery({ ...routeQuery(about.id, about.version), enabled: asksUnit })
  const named = route ? [...(route.lead ? [route.lead] : []), ...route.assist] : []
  const stale = sending.error instanceof Problem && sending.error.code === 'stale_version'

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, textarea, [type="submit"]')?.focus()
    form.current?.scrollIntoView({ block: 'nearest' })
  }, [])

  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(wrong).length === 0)
      sending.mutate({ case: about, action: action.action, fields: body(action.fields, filled) })
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes, as does the button
    <form
      ref={form}
      className={css.form}
      aria-label={say(action.label)}
      onSubmit={send}
      onKeyDown={event => event.key === 'Escape' && onCancel()}
      noValidate
    >
      <ActWhat action={action} />
      {route && (
        <Notice>
          <span className={css.between}>
            {t(route.lead ? 'act.route' : 'act.routeKind', {
              item: route.duty_item,
              title: say(route.title),
              unit: say(route.lead?.name),
            })}
            {route.lead && (
              <Button onClick={() => setValues(old => ({ ...old, unit: route.lead?.id, duty_item: route.duty_item }))}>
                {t('act.takeRoute')}
              </Button>
            )}
          </span>
        </Notice>
      )}
      <ActFields
        fields={action.fields}
        values={values}
        wrong={tried ? wrong : {}}
        problem={sending.error}
        about={about}
        named={named}
        category={category}
        files={<Attachments {...uploads} />}
        onChange={(name, value) => setValues(old => ({ ...old, [name]: value }))}
      />
      {sending.isError && <ProblemNotice error={sending.error} />}
      <div className={css.acts}>
        {stale ? (
          <Button type="primary" onClick={onStale}>
            {t('act.reload')}
          </Button>
        ) : (
          <Button type="primary" htmlType="submit" loading={sending.isPending} disabled={uploads.busy}>
            {t('act.confirm', { act: say(action.label) })}
          </Button>
        )}
        <Button onClick={onCancel}>{t('act.cancel')}</Button>
      </div>
    </form>
  )
}
