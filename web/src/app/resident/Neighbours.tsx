import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Users } from 'lucide-react'
import type { NearbyCase } from '@/api/types'
import { useWrite } from '@/api/useWrite'
import { pathWords, placeBody, type Place } from '@/features/area/place'
import { join, nearbyQuery } from '@/features/cases/queries'
import { receiptPath, rememberReceipt, useReceipts } from '@/features/cases/receipts'
import { useWords } from '@/i18n'
import { Button, buttonClass } from '@/ui/Button'
import { ProblemNotice } from '@/ui/Notice'
import { useOnline } from '@/ui/online'
import { When } from '@/ui/When'
import css from './resident.module.css'

interface Props {
  place: Place
  /** What is being written, to bring the likeliest forward. */
  words: string
  onJoined: () => void
}

/** What neighbours have reported here already: whoever has the same joins it with one tap and need not write anything. */
export function Neighbours({ place, words, onJoined }: Props) {
  const { t, say } = useWords()
  const navigate = useNavigate()
  const here = placeBody(place)
  const online = useOnline()
  const { data: found = [] } = useQuery({ ...nearbyQuery(here, words), enabled: online })
  const joining = useWrite(join, {
    onSuccess: ({ receipt, category, area, created_at }) => {
      const { code, secret } = receipt
      const title = [say(category?.name), say(area.name)].filter(Boolean).join(' · ')
      rememberReceipt({ code, secret, number: code, title, at: created_at })
      onJoined()
      void navigate({ to: '/r/$receipt', params: { receipt: `${code}.${secret}` }, hash: 'new' })
    },
  })
  if (found.length === 0) return null
  return (
    <section className={css.card} aria-labelledby="neighbours">
      <h2 id="neighbours" className={css.inline}>
        <Users aria-hidden size={20} />
        {t('nearby.title')}
      </h2>
      <p className={css.lead}>{t('nearby.lead')}</p>
      <ul className={css.rows}>
        {found.map(one => (
          <Near key={one.id} about={one} busy={joining.isPending} onJoin={() => joining.mutate({ id: one.id, here })} />
        ))}
      </ul>
      {joining.isError && <ProblemNotice error={joining.error} />}
    </section>
  )
}

function Near({ about, busy, onJoin }: { about: NearbyCase; busy: boolean; onJoin: () => void }) {
  const { t, say } = useWords()
  const { number, category, place, created_at, now, joins } = about
  // A receipt of a neighbour begins with the number of the case.
  const own = useReceipts().find(({ code }) => code === number || code.startsWith(`${number}-`))
  return (
    <li className={css.near}>
      <strong>{say(category.name)}</strong>
      <small>
        {pathWords(place, say)} · <When at={created_at} />
      </small>
      <p>{say(now)}</p>
      <div className={css.nearEnd}>
        {joins > 0 && <small>{t('nearby.joins', { count: joins })}</small>}
        {own ? (
          <a className={buttonClass({ look: 'quiet' })} href={receiptPath(own)}>
            {t('nearby.yours')}
          </a>
        ) : (
          <Button disabled={busy} onClick={onJoin} aria-label={t('nearby.joinThis', { what: say(category.name) })}>
            {t('nearby.join')}
          </Button>
        )}
      </div>
    </li>
  )
}
