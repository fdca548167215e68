import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Action, Case } from '@/api/types'
import { entry } from '@/features/cases/form'
import { PlainForm } from '@/features/cases/PlainForm'
import { ActWhat } from '@/features/cases/Words'
import { routeQuery } from '@/features/dispatch/queries'
import { useUploads } from '@/features/file/useUploads'
import { seen } from '@/features/outbox/model'
import { submit } from '@/features/outbox/outbox'
import { asksFiles, categoryOf, wantsNoFiles } from '@/features/pack/categories'
import { categoriesQuery } from '@/features/pack/queries'
import { useWords } from '@/i18n'
import { Notice } from '@/ui/Notice'
import css from './field.module.css'

interface Props {
  action: Action
  about: Case
  onDone: () => void
}

/** The form of one act. It goes through the outbox, so that it works without a network too. */
export function ActForm({ action, about, onDone }: Props) {
  const { t } = useWords()
  const queries = useQueryClient()
  const uploads = useUploads(undefined, true)
  const { data: categories = [] } = useQuery(categoriesQuery)
  const category = categoryOf(categories, about.category?.code)
  const needsFiles = asksFiles(category, action.action)
  const filesIn = action.fields.find(field => entry(field).kind === 'file[]')?.name
  const asksUnit = action.fields.some(field => ['unit', 'units'].includes(entry(field).kind))
  const { data: route } = useQuery({ ...routeQuery(about.id, about.version), enabled: asksUnit })
  const named = route ? [...(route.lead ? [route.lead] : []), ...route.assist] : []
  const shown = wantsNoFiles(category)
    ? { ...action, fields: action.fields.filter(field => entry(field).kind !== 'file[]') }
    : action
  const sending = useMutation({
    mutationFn: (fields: Record<string, unknown>) =>
      submit({
        kind: 'act',
        action: action.action,
        label: action.label,
        fields,
        filesIn,
        base: seen(about),
        version: about.version,
        files: uploads.handOver(),
      }),
    onSuccess: made => {
      // Somebody was faster, or it waits: either way what is shown may be old.
      if (!made) void queries.invalidateQueries({ queryKey: ['field'] })
      onDone()
    },
  })
  return (
    <div className={css.card}>
      <ActWhat action={action} />
      {needsFiles && filesIn && <Notice>{t('field.photoRule')}</Notice>}
      <PlainForm
        action={shown}
        about={about}
        uploads={uploads}
        named={named}
        needsFiles={needsFiles}
        error={sending.error}
        pending={sending.isPending}
        onSend={fields => sending.mutate(fields)}
      />
    </div>
  )
}
