import { useMutation } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { fieldMessage, Problem } from '@/api/problem'
import type { Factors, PasskeyOffer, Session } from '@/api/types'
import { create, readiness } from '@/features/identity/ceremony'
import { addPasskey, offerPasskey } from '@/features/identity/factors'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Field } from '@/ui/Field'
import { Prove } from './Prove'
import { Recovery } from './Recovery'
import { Trouble, WhyNot } from './Trouble'
import css from '../entrance.module.css'

interface Props {
  factors: Factors
  onDone: (session: Session) => void
}

/** Has the device make a passkey, under a name of one's own. */
export function AddPasskey({ factors, onDone }: Props) {
  const { t } = useWords()
  const [name, setName] = useState(t('passkey.mine'))
  const [offer, setOffer] = useState<PasskeyOffer>()
  const add = useMutation({
    mutationFn: async () => {
      const asked = offer ?? (await offerPasskey({}))
      setOffer(asked)
      return addPasskey({ ceremony: asked.ceremony, name: name.trim(), credential: await create(asked.options) })
    },
    // What the server has refused is used up; what was only cancelled can be tried again.
    onError: error => error instanceof Problem && !fieldMessage(error, 'name') && setOffer(undefined),
    onSuccess: done => done.recovery_codes.length === 0 && onDone(done as Session),
  })
  if (readiness(factors.passkeys_at) !== 'ready') return <WhyNot at={factors.passkeys_at} />
  if (add.data && add.data.recovery_codes.length > 0)
    return <Recovery codes={add.data.recovery_codes} onDone={() => onDone(add.data as Session)} />
  const has = factors.authenticator || factors.passkeys.length > 0
  if (has && !offer)
    return (
      <>
        {add.isError && <Trouble error={add.error} />}
        <Prove factors={factors} act={offerPasskey} onDone={setOffer} />
      </>
    )
  const send = (event: FormEvent) => {
    event.preventDefault()
    add.mutate()
  }
  return (
    <form className={css.form} onSubmit={send} noValidate>
      <p>{t('passkey.what')}</p>
      <Field label={t('passkey.name')} hint={t('passkey.nameHint')} error={fieldMessage(add.error, 'name')}>
        {given => <input {...given} maxLength={64} value={name} onChange={event => setName(event.target.value)} />}
      </Field>
      {add.isError && <Trouble error={add.error} />}
      <Button type="submit" look="primary" wide disabled={add.isPending || !name.trim()}>
        <KeyRound aria-hidden size={18} />
        {t(add.isPending ? 'passkey.waiting' : 'passkey.create')}
      </Button>
    </form>
  )
}
