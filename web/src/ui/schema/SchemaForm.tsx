import type { UiSchema } from '@rjsf/utils'
import { lazy, Suspense } from 'react'
import { Loading } from '../Empty'

export interface SchemaFormProps {
  /** JSON Schema 2020-12; its words in Chinese, their English twins in `x-en`. */
  schema: object
  /** How single fields look, where the schema does not say. */
  looks?: UiSchema
  value?: unknown
  disabled?: boolean
  /** The word on the button. */
  submit?: string
  onChange?: (value: unknown) => void
  onSubmit: (value: unknown) => void
}

const Drawn = lazy(() => import('./Drawn'))

/** A form of the pack, drawn with the staff components. Stands inside `StaffTheme`. */
export function SchemaForm(props: SchemaFormProps) {
  return (
    <Suspense fallback={<Loading />}>
      <Drawn {...props} />
    </Suspense>
  )
}
