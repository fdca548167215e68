import { Link, useNavigate } from '@tanstack/react-router'
import { Camera, HandHelping, Megaphone, Phone } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { chooseHome, homePlace } from '@/features/area/place'
import { parseReceipt, receiptPath } from '@/features/cases/receipts'
import { useWaiting } from '@/features/outbox/outbox'
import { WaitingSection } from '@/features/outbox/WaitingSection'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Field } from '@/ui/Field'
import { usePage } from '@/ui/page'
import { handOver } from './handOver'
import { MyCases } from './MyCases'
import { MyPlace } from './MyPlace'
import { Notices } from './Notices'
import css from './resident.module.css'

/** The first screen: report, call, services; what waits, my cases, my courtyard. */
export function Home() {
  const { t } = useWords()
  const [home, setHome] = useState(homePlace)
  const heading = usePage(t('resident.title'))
  return (
    <>
      <div>
        <h1 {...heading}>{t('resident.title')}</h1>
        <p className={css.lead}>{t('resident.lead')}</p>
      </div>
      <Doors />
      <WaitingSection items={useWaiting()} />
      <MyCases />
      {home && <Notices key={home.area.id} area={home.area.id} />}
      <MyPlace
        home={home}
        onChange={area => {
          chooseHome(area)
          setHome(homePlace())
        }}
      />
      <LookUp />
    </>
  )
}

/** The three things that people come for. A photo can be taken right here: that is the first of three taps. */
function Doors() {
  const { t } = useWords()
  const navigate = useNavigate()
  return (
    <div className={css.doors}>
      <Link to="/report" className={css.hero}>
        <Megaphone aria-hidden size={40} strokeWidth={1.75} />
        <span>
          <strong>{t('resident.report')}</strong>
          <small>{t('resident.reportHint')}</small>
        </span>
      </Link>
      <label className={css.shoot}>
        <Camera aria-hidden size={32} strokeWidth={1.75} />
        {t('resident.shoot')}
        <input
          type="file"
          accept="image/jpeg,image/png,image/webp"
          capture="environment"
          onChange={event => {
            handOver(event.target.files ?? [])
            void navigate({ to: '/report' })
          }}
        />
      </label>
      <Link to="/call" className={css.door}>
        <Phone aria-hidden size={24} />
        {t('resident.call')}
      </Link>
      <Link to="/services" className={css.door}>
        <HandHelping aria-hidden size={24} />
        {t('resident.services')}
      </Link>
    </div>
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
