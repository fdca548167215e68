import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState, type FormEvent } from 'react'
import type { Case } from '@/api/types'
import { contactQuery } from '@/features/cases/queries'
import { sessionQuery } from '@/features/identity/session'
import { useWords } from '@/i18n'
import { ProblemNotice } from '@/ui/Notice'
import css from './desk.module.css'

/** Who reported: a pseudonym. Whoever may reach the person says what for first; that is logged. */
export function Reporter({ about, pseudonym }: { about: Case; pseudonym: string }) {
  const { t } = useWords()
  const { data: session } = useQuery(sessionQuery)
  const [asking, setAsking] = useState(false)
  const [text, setText] = useState('')
  const [purpose, setPurpose] = useState<string>()
  const contact = useQuery({ ...contactQuery(about.id, purpose ?? ''), enabled: purpose !== undefined })
  const may = session?.account.permissions.includes('case.reporter')

  const ask = (event: FormEvent) => {
    event.preventDefault()
    setPurpose(text.trim() || undefined)
  }

  return (
    <div className={css.reporter}>
      <span>{pseudonym}</span>
      {may && !asking && (
        <button type="button" className={css.link} onClick={() => setAsking(true)}>
          {t('contact.show')}
        </button>
      )}
      {asking && !contact.data && (
        <form className={css.reporter} onSubmit={ask}>
          <Input
            aria-label={t('contact.purpose')}
            placeholder={t('contact.purpose')}
            value={text}
            maxLength={200}
            onChange={event => setText(event.target.value)}
          />
          <Button htmlType="submit" disabled={!text.trim()} loading={contact.isFetching}>
            {t('contact.show')}
          </Button>
          {contact.isError && <ProblemNotice error={contact.error} />}
        </form>
      )}
      {contact.data && (
        <>
          <span>{contact.data.name}</span>
          {contact.data.phone && <a href={`tel:${contact.data.phone}`}>{contact.data.phone}</a>}
          <span>{contact.data.email}</span>
          {!contact.data.name && !contact.data.phone && !contact.data.email && <span>{t('contact.none')}</span>}
        </>
      )}
    </div>
  )
}
