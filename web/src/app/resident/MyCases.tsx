import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { receiptQuery } from '@/features/cases/queries'
import { receiptPath, useReceipts, type StoredReceipt } from '@/features/cases/receipts'
import { offerQuery } from '@/features/resident/queries'
import { useSignedIn } from '@/features/resident/signedIn'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { StateTag } from '@/ui/Tags'
import { ByDay, When } from '@/ui/When'
import css from './resident.module.css'

const FIRST = 5

/** The cases whose receipts this device keeps, each with how it stands. */
export function MyCases() {
  const { t } = useWords()
  const receipts = useReceipts()
  const [all, setAll] = useState(false)
  const shown = all ? receipts : receipts.slice(0, FIRST)
  return (
    <section className={css.rows} aria-labelledby="mine">
      <h2 id="mine">{t('resident.mine')}</h2>
      <Everywhere />
      {receipts.length === 0 && <p className={css.lead}>{t('resident.mineEmpty')}</p>}
      <ul className={css.rows}>
        {shown.map(receipt => (
          <MyCase key={receipt.code} receipt={receipt} />
        ))}
      </ul>
      {shown.length < receipts.length && (
        <Button onClick={() => setAll(true)}>{t('resident.mineAll', { count: receipts.length })}</Button>
      )}
    </section>
  )
}

/** The way to the optional account, where there is one. */
function Everywhere() {
  const { t } = useWords()
  const { data: offered } = useQuery(offerQuery)
  const signedIn = useSignedIn()
  return offered ? <Link to="/me">{t(signedIn ? 'me.title' : 'me.everywhere')}</Link> : null
}

function MyCase({ receipt }: { receipt: StoredReceipt }) {
  const { t, say } = useWords()
  const { data } = useQuery(receiptQuery({ kind: 'receipt', ...receipt }))
  const isNew = data !== undefined && receipt.seen !== undefined && data.version > receipt.seen
  return (
    <li>
      <Link to={receiptPath(receipt)} className={css.row}>
        <strong>{receipt.title}</strong>
        {data && (
          <span className={css.rowNow}>
            <StateTag state={data.state} />
            {isNew && <strong className={css.news}>{t('resident.news')}</strong>}
            {data.due_at ? (
              <span>
                {t('resident.by')} <ByDay at={data.due_at} />
              </span>
            ) : (
              <span>{say(data.area.name)}</span>
            )}
          </span>
        )}
        <small>
          {receipt.number} · <When at={receipt.at} />
        </small>
        <ChevronRight aria-hidden className={css.rowEnd} />
      </Link>
    </li>
  )
}
