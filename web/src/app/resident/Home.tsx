import { Link, useNavigate } from '@tanstack/react-router'
import { ChevronRight, Megaphone } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { parseReceipt, receiptPath, useReceipts } from '@/features/cases/receipts'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Field } from '@/ui/Field'
import { usePage } from '@/ui/page'
import { When } from '@/ui/When'
import css from './resident.module.css'

/** The first screen: report, my cases, look up a receipt. */
export function Home() {
  const { t } = useWords()
  const heading = usePage(t('resident.title'))
  return (
    <>
      <div>
        <h1 {...heading}>{t('resident.title')}</h1>
        <p className={css.lead}>{t('resident.lead')}</p>
      </div>
      <Link to="/report" className={css.hero}>
        <Megaphone aria-hidden size={44} strokeWidth={1.75} />
        <span>
          <strong>{t('resident.report')}</strong>
          {t('resident.reportHint')}
        </span>
      </Link>
      <MyCases />
      <LookUp />
    </>
  )
}

function MyCases() {
  const { t } = useWords()
  const receipts = useReceipts()
  return (
    <section className={css.rows} aria-labelledby="mine">
      <h2 id="mine">{t('resident.mine')}</h2>
      {receipts.length === 0 && <p className={css.lead}>{t('resident.mineEmpty')}</p>}
      <ul className={css.rows}>
        {receipts.map(receipt => (
          <li key={receipt.code}>
            <Link to={receiptPath(receipt)} className={css.row}>
              <strong>{receipt.title}</strong>
              <small>
                {receipt.number} · <When at={receipt.at} />
              </small>
              <ChevronRight aria-hidden className={css.rowEnd} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function LookUp() {
  const { t } = useWords()
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState(false)

  const open = (event: FormEvent) => {
    event.preventDefault()
    const receipt = parseReceipt(text)
    setWrong(!receipt)
    if (receipt) void navigate({ to: receiptPath(receipt) })
  }

  return (
    <form className={css.card} onSubmit={open} noValidate>
      <Field
        label={t('resident.lookUp')}
        hint={t('resident.lookUpHint')}
        error={wrong ? t('resident.lookUpWrong') : undefined}
      >
        {given => (
          <div className={css.inline}>
            <input
              {...given}
              value={text}
              onChange={event => setText(event.target.value)}
              autoComplete="off"
              spellCheck={false}
            />
            <Button type="submit">{t('resident.lookUpOpen')}</Button>
          </div>
        )}
      </Field>
    </form>
  )
}
