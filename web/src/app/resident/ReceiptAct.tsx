import type { Access } from '@/api/client'
import type { Action, Case } from '@/api/types'
import { useWrite } from '@/api/useWrite'
import { entry, type Values } from '@/features/cases/form'
import { PlainForm } from '@/features/cases/PlainForm'
import { act } from '@/features/cases/queries'
import { useUploads } from '@/features/file/useUploads'

interface Props {
  action: Action
  about: Case
  access: Access
  /** What the form begins with. */
  start?: Values
  onDone: (fresh: Case) => void
}

/** An act of the reporter, by the receipt. */
export function ReceiptAct({ action, about, access, start, onDone }: Props) {
  const uploads = useUploads(access)
  const sending = useWrite(act(access), { onSuccess: onDone })
  const filesIn = action.fields.find(field => entry(field).kind === 'file[]')?.name
  return (
    <PlainForm
      action={action}
      about={about}
      start={start}
      uploads={uploads}
      error={sending.error}
      pending={sending.isPending}
      onSend={fields =>
        sending.mutate({
          case: about,
          action: action.action,
          fields: { ...fields, ...(filesIn && uploads.ids.length > 0 && { [filesIn]: uploads.ids }) },
        })
      }
    />
  )
}
