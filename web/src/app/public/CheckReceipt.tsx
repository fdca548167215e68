import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { Problem } from '@/api/problem'
import type { ReceiptProof } from '@/api/types'
import { proveReceipt } from '@/features/cases/queries'
import { parseReceipt, receiptPath } from '@/features/cases/receipts'
import { useWords } from '@/i18n'
import { Button, buttonClass } from '@/ui/Button'
import { Field } from '@/ui/Field'
import { Notice, ProblemNotice } from '@/ui/Notice'
import css from './public.module.css'

/** Whether a receipt is genuine, and whether the record behind it was altered. */
export function CheckReceipt() {
  const { t } = useWords()
  const [number, setNumber] = useState('')
  const [secret, setSecret] = useState('')
  const [missing, setMissing] = useState(false)
  const given = parseReceipt(`${number.trim()}.${secret.trim()}`)
  const check = useMutation({ mutationFn: proveReceipt })
  const unknown = check.error instanceof Problem && check.error.status === 404

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(!given)
    check.reset()
    if (given) check.mutate({ kind: 'receipt', ...given })
  }

  return (
    <section className={css.card} aria-labelledby="check">
      <h2 id="check">{t('public.check')}</h2>
      <p className={css.lead}>{t('public.checkHint')}</p>
      <form className={css.check} onSubmit={submit} noValidate>
        <Field label={t('public.number')} error={missing ? t('public.missing') : undefined}>
          {props => (
            <input
              {...props}
              value={number}
              autoComplete="off"
              spellCheck={false}
              onChange={event => setNumber(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('public.secret')}>
          {props => (
            <input
              {...props}
              value={secret}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              onChange={event => setSecret(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" look="primary" disabled={check.isPending}>
          {t('public.checkIt')}
        </Button>
      </form>
      {unknown && <Notice tone="danger">{t('public.unknown')}</Notice>}
      {check.error && !unknown && <ProblemNotice error={check.error} />}
      {check.data && check.variables && <Verdict proof={check.data} path={receiptPath(check.variables)} />}
    </section>
  )
}

function Verdict({ proof, path }: { proof: ReceiptProof; path: string }) {
  const { t } = useWords()
  return (
    <>
      {proof.intact ? (
        <Notice tone="ok">
          <p>{t('public.intact', { count: proof.events })}</p>
          {proof.waiting > 0 && <p>{t('public.waitingSeal', { count: proof.waiting })}</p>}
        </Notice>
      ) : (
        <Notice tone="danger">{t('public.altered')}</Notice>
      )}
      <p className={css.lead}>
        {t('public.head')} <code className={css.head}>{proof.head}</code>
      </p>
      <p>
        <Link className={buttonClass()} to={path}>
          {t('public.open')}
        </Link>
      </p>
    </>
  )
}
