import { useState, type FormEvent } from 'react'
import { fieldMessage } from '@/api/problem'
import type { Passkey, Session } from '@/api/types'
import { useWrite } from '@/api/useWrite'
import { removePasskey, renamePasskey } from '@/features/identity/factors'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Field } from '@/ui/Field'
import { Notice, ProblemNotice } from '@/ui/Notice'
import { Exact, When } from '@/ui/When'
import css from '../entrance.module.css'

interface Props {
  passkey: Passkey
  onRenamed: () => void
  onRemoved: (session: Session) => void
}

/** One passkey: its name, when it was made and used last, and what can be done with it. */
export function PasskeyRow({ passkey, onRenamed, onRemoved }: Props) {
  const { t } = useWords()
  const [doing, setDoing] = useState<'rename' | 'remove'>()
  const stop = () => setDoing(undefined)
  return (
    <li className={css.factor}>
      <strong>{passkey.name}</strong>
      <small>
        {t('passkey.made')} <Exact at={passkey.created_at} />
        {' · '}
        {passkey.used_at ? (
          <>
            {t('passkey.used')} <When at={passkey.used_at} />
          </>
        ) : (
          t('passkey.unused')
        )}
      </small>
      {doing === 'rename' && <Rename passkey={passkey} onDone={() => (stop(), onRenamed())} onCancel={stop} />}
      {doing === 'remove' && <Remove passkey={passkey} onDone={onRemoved} onCancel={stop} />}
      {!doing && (
        <div className={css.ways}>
          <Button aria-label={t('passkey.renameOf', { name: passkey.name })} onClick={() => setDoing('rename')}>
            {t('passkey.rename')}
          </Button>
          <Button
            look="danger"
            aria-label={t('passkey.removeOf', { name: passkey.name })}
            onClick={() => setDoing('remove')}
          >
            {t('passkey.remove')}
          </Button>
        </div>
      )}
    </li>
  )
}

interface DoingProps<T> {
  passkey: Passkey
  onDone: (answer: T) => void
  onCancel: () => void
}

function Rename({ passkey, onDone, onCancel }: DoingProps<Passkey>) {
  const { t } = useWords()
  const [name, setName] = useState(passkey.name)
  const save = useWrite(renamePasskey, { onSuccess: onDone })
  const send = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ id: passkey.id, name: name.trim() })
  }
  return (
    <form className={css.form} onSubmit={send} noValidate>
      <Field label={t('passkey.name')} error={fieldMessage(save.error, 'name')}>
        {given => <input {...given} maxLength={64} value={name} onChange={event => setName(event.target.value)} />}
      </Field>
      {save.isError && <ProblemNotice error={save.error} />}
      <div className={css.ways}>
        <Button type="submit" look="primary" disabled={save.isPending || !name.trim()}>
          {t('passkey.save')}
        </Button>
        <Button onClick={onCancel}>{t('passkey.cancel')}</Button>
      </div>
    </form>
  )
}

function Remove({ passkey, onDone, onCancel }: DoingProps<Session>) {
  const { t } = useWords()
  const remove = useWrite(removePasskey, { onSuccess: answer => onDone(answer as Session) })
  return (
    <div className={css.form}>
      <Notice tone="warn">{t('passkey.removeHint')}</Notice>
      {remove.isError && <ProblemNotice error={remove.error} />}
      <div className={css.ways}>
        <Button look="danger" disabled={remove.isPending} onClick={() => remove.mutate(passkey.id)}>
          {t('passkey.removeSure')}
        </Button>
        <Button onClick={onCancel}>{t('passkey.cancel')}</Button>
      </div>
    </div>
  )
}
