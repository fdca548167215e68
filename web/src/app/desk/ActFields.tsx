import type { ReactNode } from 'react'
import { fieldMessage } from '@/api/problem'
import type { ActionField, Case, UnitRef } from '@/api/types'
import { entry, type Fault, type Values } from '@/features/cases/form'
import { useWords } from '@/i18n'
import { Field } from '@/ui/Field'
import { ActInput } from './ActInput'

interface Props {
  fields: readonly ActionField[]
  values: Values
  /** What is wrong with each field, once somebody has tried to send. */
  wrong: Record<string, Fault>
  /** What the server said about the fields. */
  problem?: unknown
  /** The case, where it is one. */
  about?: Case
  named?: readonly UnitRef[]
  category: string | undefined
  /** What takes files. */
  files?: ReactNode
  onChange: (name: string, value: unknown) => void
}

/** The fields of an act, as the server describes them. */
export function ActFields({ fields, values, wrong, problem, about, named, category, files, onChange }: Props) {
  const { t, say } = useWords()
  return fields.map(entry).map(item => {
    const { field, kind } = item
    const fault = wrong[field.name]
    if (kind === 'file[]') return <div key={field.name}>{files}</div>
    return (
      <Field
        key={field.name}
        label={say(field.label)}
        optional={!field.required}
        error={(fault && t(`form.${fault}`)) ?? fieldMessage(problem, field.name)}
      >
        {({ className: _plain, ...given }) => (
          <ActInput
            {...given}
            item={item}
            about={about}
            named={named}
            category={category}
            value={values[field.name]}
            onChange={value => onChange(field.name, value)}
          />
        )}
      </Field>
    )
  })
}
