import type { Form, FormField } from '@/api/types'
import { useWords } from '@/i18n'
import { Notice } from '@/ui/Notice'
import type { PageProps } from '../Admin'
import css from '../admin.module.css'
import { Detail } from '../Detail'
import { Facts } from '../Facts'
import { Ledger } from './Ledger'

/** One form: by which right and until when, what it asks and who else asks the same, and its ledger. */
export function FormDetail({ form, may }: PageProps & { form: Form }) {
  const { t, say } = useWords()
  return (
    <Detail heading="form-name">
      <h2 id="form-name">{say(form.name)}</h2>
      {form.standing === 'ended' && <Notice tone="warn">{t('forms.endedHint', { day: form.valid_to })}</Notice>}
      <Facts
        lines={[
          [t('forms.owner'), say(form.owner)],
          [t('forms.basis'), say(form.legal_basis)],
          [t('forms.valid'), t('forms.span', { from: form.valid_from, to: form.valid_to })],
          [t('forms.kinds'), form.area_kinds.map(say).join(t('visit.and'))],
          [t('forms.every'), t('forms.days', { count: form.every_days })],
          [t('forms.overlaps'), t('forms.overlap', { overlaps: form.overlaps, fields: form.fields.length })],
        ]}
      />
      <h3>{t('forms.fields')}</h3>
      <ul className={css.items} aria-label={t('forms.fields')}>
        {form.fields.map(field => (
          <Field key={field.code} field={field} />
        ))}
      </ul>
      {may('visit.read') && <Ledger form={form} />}
    </Detail>
  )
}

function Field({ field }: { field: FormField }) {
  const { t, say } = useWords()
  const told = [
    field.register && t('forms.registered'),
    field.asked_by.length > 0 && t('forms.alsoIn', { names: field.asked_by.map(say).join(t('visit.and')) }),
    field.known_places > 0 && t('forms.knownAt', { count: field.known_places }),
    field.fresh_days > 0 ? t('forms.fresh', { count: field.fresh_days }) : t('forms.eachTime'),
  ]
  return (
    <li>
      <span>
        <strong>{say(field.name)}</strong> {field.required && t('forms.required')}
        <small>{told.filter(Boolean).join(' · ')}</small>
      </span>
    </li>
  )
}
