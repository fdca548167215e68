import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocation, useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Problem } from '@/api/problem'
import type { Access } from '@/api/client'
import type { Action, Case } from '@/api/types'
import { DrillBanner } from '@/features/cases/DrillTag'
import { offered } from '@/features/cases/form'
import { actionsQuery, receiptEventsQuery, receiptQuery } from '@/features/cases/queries'
import { forgetReceipt, parseReceipt, rememberReceipt, sawReceipt, useReceipts } from '@/features/cases/receipts'
import { pathWords } from '@/features/area/place'
import { beforeAndAfter } from '@/features/file/byEvent'
import { unbindReceipt } from '@/features/resident/queries'
import { useSignedIn } from '@/features/resident/signedIn'
import { CaseFiles } from '@/features/file/CaseFiles'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Empty, Loading } from '@/ui/Empty'
import { Notice, ProblemNotice } from '@/ui/Notice'
import { usePage } from '@/ui/page'
import { StateTag } from '@/ui/Tags'
import { ByDay, Due, Exact, When } from '@/ui/When'
import { History } from './History'
import { Joined } from './Joined'
import { Reads } from './Reads'
import { Receipt } from './Receipt'
import { ReceiptAct } from './ReceiptAct'
import css from './resident.module.css'
import { Shots } from './Shots'
import { Steps } from './Steps'

type ByReceipt = Access & { kind: 'receipt' }

/** One case, followed by its receipt. */
export function Follow() {
  const { t } = useWords()
  const { receipt } = useParams({ from: '/resident/r/$receipt' })
  const parsed = parseReceipt(receipt)
  return parsed ? <ByLink access={{ kind: 'receipt', ...parsed }} /> : <Empty title={t('follow.badLink')} />
}

function ByLink({ access }: { access: ByReceipt }) {
  const { t } = useWords()
  const found = useQuery(receiptQuery(access))
  if (found.data) return <Page key={found.data.id} about={found.data} access={access} />
  if (!found.error) return <Loading rows={6} />
  const unknown = found.error instanceof Problem && [401, 403, 404].includes(found.error.status)
  return unknown ? (
    <Empty title={t('follow.unknown')}>
      <p>{t('follow.unknownHint')}</p>
    </Empty>
  ) : (
    <ProblemNotice error={found.error} retry={() => void found.refetch()} />
  )
}

function Page({ about, access }: { about: Case; access: ByReceipt }) {
  const { t, say } = useWords()
  // A neighbour is not told what the reporter called it.
  const title = about.join ? say(about.category?.name) : about.title
  const heading = usePage(title)
  const isNew = useLocation({ select: ({ hash }) => hash === 'new' })
  const { data: events = [] } = useQuery(receiptEventsQuery(access))
  const { before, after } = beforeAndAfter(about.files, events)
  // As soon as there is something to compare, the photos of the report stand beside those of the result.
  const pictures = after.length > 0 ? before.filter(({ kind }) => kind === 'photo') : []
  return (
    <>
      <DrillBanner drill={about.drill} />
      {isNew && <Receipt access={access} number={about.number} />}
      <div>
        <p className={css.lead}>
          {t('follow.number', { number: about.number })} · <When at={about.created_at} />
        </p>
        <h1 {...heading}>{title}</h1>
        {about.join && <p className={css.lead}>{pathWords(about.area.path, say)}</p>}
      </div>
      <Now about={about} />
      {about.join ? (
        <Joined about={about} own={about.join} access={access} />
      ) : (
        <>
          <Acts about={about} access={access} />
          <section className={css.card} aria-labelledby="said">
            <h2 id="said">{t('follow.said')}</h2>
            <p>{about.description}</p>
            <CaseFiles files={before.filter(file => !pictures.includes(file))} access={access} />
            <p className={css.lead}>{pathWords(about.area.path, say)}</p>
            {about.joins > 0 && <p>{t('follow.joins', { count: about.joins })}</p>}
          </section>
        </>
      )}
      <Shots before={pictures} after={after} access={access} />
      <section className={css.card} aria-labelledby="history">
        <h2 id="history">{t('follow.history')}</h2>
        <History events={events} />
      </section>
      {!about.join && <Reads access={access} />}
      {!isNew && <Receipt access={access} number={about.number} />}
      <Keep about={about} title={title} access={access} />
    </>
  )
}

/** What happens now, who does it, by when. */
function Now({ about }: { about: Case }) {
  const { t, say } = useWords()
  return (
    <section className={css.nowCard} aria-label={t('follow.now')}>
      <Steps state={about.state} />
      <StateTag state={about.state} solid />
      <p>{say(about.now)}</p>
      {about.merged_into && (
        <Notice>
          <p>{t('follow.mergedInto', { number: about.merged_into.number })}</p>
          <StateTag state={about.merged_into.state} />
        </Notice>
      )}
      <dl className={css.facts}>
        <dt>{t('follow.who')}</dt>
        <dd>{say(about.owner.name)}</dd>
        {about.due_at && (
          <>
            <dt>{t('follow.when')}</dt>
            <dd>
              <ByDay at={about.due_at} />{' '}
              <span className={css.lead}>
                (<Due at={about.due_at} late={about.overdue} />)
              </span>
            </dd>
          </>
        )}
      </dl>
      {about.overdue && <Notice tone="warn">{t('follow.overdue')}</Notice>}
      {about.refusal && <Notice>{t('follow.refused', { reason: say(about.refusal) })}</Notice>}
      {about.reopen_until && (
        <p className={css.lead}>
          {t('follow.reopenUntil')} <Exact at={about.reopen_until} />
        </p>
      )}
      {about.pause && (
        <Notice tone="warn">
          <p>{t('follow.paused', { reason: say(about.pause.reason) })}</p>
          {about.pause.until && (
            <p>
              {t('follow.pausedUntil')} <Exact at={about.pause.until} />
            </p>
          )}
        </Notice>
      )}
    </section>
  )
}

/** Thanks are the best rating with a word to those who did the work; the word is written by whoever thanks. */
const THANKS = { score: 5, solved: true }

/** What the reporter may do now: the server says, the page only draws. */
function Acts({ about, access }: { about: Case; access: ByReceipt }) {
  const { t, say } = useWords()
  const queries = useQueryClient()
  const { data: acts = [] } = useQuery(actionsQuery)
  const [open, setOpen] = useState<Action>()
  const [done, setDone] = useState<Action>()
  const [thanking, setThanking] = useState(false)
  const choices = offered(about.allowed_actions, acts)

  const finished = (fresh: Case) => {
    setDone(open)
    choose(undefined)
    queries.setQueryData(receiptQuery(access).queryKey, fresh)
    void queries.invalidateQueries({ queryKey: ['receipts', access.code] })
  }

  const rate = choices.find(({ action }) => action === 'rate')
  const choose = (action: Action | undefined, thanks = false) => {
    setOpen(action)
    setThanking(thanks)
  }

  if (choices.length === 0 && !done) return null
  return (
    <section className={css.card} aria-labelledby="acts">
      <h2 id="acts">{t('follow.can')}</h2>
      {done && <Notice tone="ok">{t('follow.done', { act: say(done.label) })}</Notice>}
      <div className={css.chips}>
        {rate && (
          <Button
            look={thanking ? 'chosen' : undefined}
            aria-expanded={thanking}
            onClick={() => choose(thanking ? undefined : rate, !thanking)}
          >
            {t('follow.thank')}
          </Button>
        )}
        {choices.map(choice => {
          const chosen = open?.action === choice.action && !thanking
          return (
            <Button
              key={choice.action}
              look={chosen ? 'chosen' : undefined}
              aria-expanded={chosen}
              onClick={() => choose(chosen ? undefined : choice)}
            >
              {say(choice.label)}
            </Button>
          )
        })}
      </div>
      {open && (
        <ReceiptAct
          key={`${open.action} ${thanking}`}
          action={open}
          about={about}
          access={access}
          start={thanking ? THANKS : undefined}
          onDone={finished}
        />
      )}
    </section>
  )
}

/** Keeps the case in "my cases" of this device, and lets it go again. */
function Keep({ about, title, access }: { about: Case; title: string; access: ByReceipt }) {
  const { t } = useWords()
  const { code, secret } = access
  const { created_at: at, version } = about
  // What a neighbour holds has a number of its own.
  const number = about.join ? code : about.number
  const kept = useReceipts().some(receipt => receipt.code === code)
  const signedIn = useSignedIn()
  const forget = () => {
    // What an account holds would come back to the device.
    if (signedIn) void unbindReceipt(code)
    forgetReceipt(code)
  }
  const [first] = useState(kept)
  useEffect(() => {
    // Somebody who scans the code on another device wants it there too; only letting go is a choice.
    if (!first) rememberReceipt({ code, secret, number, title, at })
  }, [first, code, secret, number, title, at])
  useEffect(() => sawReceipt(code, version), [code, version, kept])
  return kept ? (
    <Button look="quiet" onClick={forget}>
      {t('follow.forget')}
    </Button>
  ) : (
    <Button look="quiet" onClick={() => rememberReceipt({ code, secret, number, title, at })}>
      {t('follow.keep')}
    </Button>
  )
}
