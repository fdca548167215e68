import { useQueryClient } from '@tanstack/react-query'
import { Input } from 'antd'
import { FlaskConical } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { useWrite } from '@/api/useWrite'
import type { NewCase } from '@/api/types'
import { AreaSelect } from '@/features/area/AreaSelect'
import { report } from '@/features/cases/queries'
import { CategorySelect } from '@/features/pack/CategorySelect'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Field } from '@/ui/Field'
import { Notice, ProblemNotice } from '@/ui/Notice'
import css from './command.module.css'
import type { CommandSearch } from './search'

interface Props {
  search: CommandSearch
  may: boolean
  onChange: (by: Partial<CommandSearch>) => void
}

/** The banner of the exercise, and the way out of it. What is started here runs like any case and is never counted. */
export function Drill({ search: { drill, area }, may, onChange }: Props) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  if (!drill) return null
  return (
    <section className={css.drill} aria-label={t('drill.title')}>
      <p role="status">
        <FlaskConical aria-hidden size={20} />
        <strong>{t('drill.title')}</strong> {t('drill.lead')}
      </p>
      {may && !open && <Button onClick={() => setOpen(true)}>{t('drill.start')}</Button>}
      <Button look="quiet" onClick={() => onChange({ drill: undefined })}>
        {t('drill.leave')}
      </Button>
      {open && <DrillForm area={area} onDone={() => setOpen(false)} />}
    </section>
  )
}

function DrillForm({ area: here, onDone }: { area?: string; onDone: () => void }) {
  const { t } = useWords()
  const queries = useQueryClient()
  const [description, setDescription] = useState('')
  const [area, setArea] = useState(here)
  const [category, setCategory] = useState<string>()
  const sending = useWrite<NewCase, unknown>(report, {
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['situation'] })
      onDone()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (description.trim() && area) sending.mutate({ description, area, category, drill: true })
  }
  return (
    <form className={css.drillForm} aria-label={t('drill.start')} onSubmit={submit}>
      <Field label={t('drill.what')}>
        {given => (
          <Input
            {...given}
            value={description}
            maxLength={500}
            onChange={event => setDescription(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('drill.where')}>{given => <AreaSelect {...given} value={area} onChange={setArea} />}</Field>
      <Field label={t('drill.category')} optional>
        {given => <CategorySelect {...given} value={category} onChange={setCategory} />}
      </Field>
      <Button type="submit" look="primary" disabled={sending.isPending || !description.trim() || !area}>
        {t('drill.go')}
      </Button>
      <Button look="quiet" onClick={onDone}>
        {t('drill.cancel')}
      </Button>
      {sending.isError && <ProblemNotice error={sending.error} />}
      <Notice>{t('drill.never')}</Notice>
    </form>
  )
}
