import { useState } from 'react'
import { receiptPath } from '@/features/cases/receipts'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Qr } from '@/ui/Qr'
import css from './resident.module.css'

/** The receipt: number, link and QR code. Whoever has it can follow the case, so it says so. */
export function Receipt({ access, number }: { access: { code: string; secret: string }; number: string }) {
  const { t } = useWords()
  const link = location.origin + receiptPath(access)
  const [copied, setCopied] = useState(false)
  const share = async () => {
    if (navigator.share) await navigator.share({ title: number, url: link }).catch(() => undefined)
    else await navigator.clipboard.writeText(link).then(() => setCopied(true))
  }
  return (
    <section className={css.receipt} aria-labelledby="receipt">
      <div>
        <h2 id="receipt">{t('receipt.title')}</h2>
        <p className={css.number}>{number}</p>
        <p>{t('receipt.hint')}</p>
        <p>
          <a href={link}>{t('receipt.link')}</a>
        </p>
        {('share' in navigator || 'clipboard' in navigator) && (
          <Button onClick={() => void share()}>{copied ? t('receipt.copied') : t('receipt.share')}</Button>
        )}
      </div>
      <Qr text={link} label={t('receipt.qr')} />
    </section>
  )
}
