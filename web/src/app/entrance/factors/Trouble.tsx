import { CeremonyTrouble, readiness, type Readiness } from '@/features/identity/ceremony'
import { useWords } from '@/i18n'
import { Notice, ProblemNotice } from '@/ui/Notice'

/** What went wrong: on the device, or at the server. */
export function Trouble({ error }: { error: unknown }) {
  const { t } = useWords()
  if (!(error instanceof CeremonyTrouble)) return <ProblemNotice error={error} />
  const words = {
    cancelled: t('passkey.cancelled'),
    unsigned: t('passkey.unsigned'),
    known: t('passkey.known'),
    failed: t('passkey.failed'),
  }
  return <Notice tone="danger">{words[error.trouble]}</Notice>
}

/** Why there is no passkey on this page; nothing where there can be one. */
export function WhyNot({ at }: { at: string | undefined }) {
  const { t } = useWords()
  const why: Record<Readiness, string | undefined> = {
    ready: undefined,
    elsewhere: t('passkey.elsewhere', { origin: at }),
    nowhere: t('passkey.nowhere'),
    unsupported: t('passkey.unsupported'),
  }
  const words = why[readiness(at)]
  return words ? <Notice>{words}</Notice> : null
}
