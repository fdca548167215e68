import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { fieldMessage } from '@/api/problem'
import { offeredPlaces, placeBody, rememberPlace, type Place } from '@/features/area/place'
import { PlaceField } from '@/features/area/PlaceField'
import { Attachments } from '@/features/file/Attachments'
import { useUploads } from '@/features/file/useUploads'
import { submit } from '@/features/outbox/outbox'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Field } from '@/ui/Field'
import { ProblemNotice } from '@/ui/Notice'
import { usePage } from '@/ui/page'
import { clearDraft, keepDraft, readDraft } from './draft'
import { takeOver } from './handOver'
import { Neighbours } from './Neighbours'
import css from './resident.module.css'

/** The report: a photo or words, a place, send; everything else is optional. */
export function Report() {
  const { t } = useWords()
  const heading = usePage(t('report.title'))
  const navigate = useNavigate()
  const uploads = useUploads()
  const [draft, setDraft] = useState(readDraft)
  const [place, setPlace] = useState<Place>()
  const [tried, setTried] = useState(false)
  // What neighbours reported is looked up with the words as they stand when the field is left, not at every letter.
  const [words, setWords] = useState(draft.description)
  const form = useRef<HTMLFormElement>(null)

  const { add } = uploads
  useEffect(() => {
    for (const file of takeOver()) add(file, file.name)
    // oxlint-disable-next-line react/exhaustive-deps -- once, when the page opens
  }, [])

  const change = (by: Partial<typeof draft>) => {
    const next = { ...draft, ...by }
    setDraft(next)
    keepDraft(next)
  }

  const sending = useMutation({
    mutationFn: submit,
    onSuccess: made => {
      if (place) rememberPlace(place)
      clearDraft()
      // Without an answer yet, the first screen shows what waits.
      if (!made?.receipt) return void navigate({ to: '/' })
      const { code, secret } = made.receipt
      void navigate({ to: '/r/$receipt', params: { receipt: `${code}.${secret}` }, hash: 'new' })
    },
  })

  const missing = {
    description: draft.description.trim() === '' && uploads.uploads.length === 0 ? t('report.noWords') : undefined,
    place: place ? undefined : t('report.noPlace'),
  }

  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    // Where something is missing, one is led there.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
    if (missing.description || missing.place || !place) return
    const contact = Object.fromEntries(
      Object.entries({ name: draft.name, phone: draft.phone }).filter(([, value]) => value.trim()),
    )
    sending.mutate({
      kind: 'report',
      place: place.area?.path ?? [],
      body: {
        description: draft.description.trim() || t('report.seeFiles'),
        ...placeBody(place),
        ...(Object.keys(contact).length > 0 && { contact }),
      },
      files: uploads.handOver(),
    })
  }

  return (
    <form ref={form} className={css.rows} onSubmit={send} noValidate>
      <h1 {...heading}>{t('report.title')}</h1>
      <section className={css.card}>
        <Attachments {...uploads} />
        <Field
          label={t('report.what')}
          hint={t('report.whatHint')}
          error={(tried ? missing.description : undefined) ?? fieldMessage(sending.error, 'description')}
        >
          {given => (
            <textarea
              {...given}
              rows={3}
              maxLength={4000}
              value={draft.description}
              onChange={event => change({ description: event.target.value })}
              onBlur={() => setWords(draft.description.trim())}
            />
          )}
        </Field>
      </section>
      <PlaceField
        value={place}
        onChange={setPlace}
        known={offeredPlaces()}
        error={(tried ? missing.place : undefined) ?? fieldMessage(sending.error, 'location')}
      />
      {place && <Neighbours place={place} words={words} onJoined={clearDraft} />}
      <details className={`${css.card} ${css.details}`}>
        <summary>{t('report.contact')}</summary>
        <div className={css.rows}>
          <p className={css.lead}>{t('report.contactHint')}</p>
          <Field label={t('report.name')} optional>
            {given => (
              <input
                {...given}
                autoComplete="name"
                value={draft.name}
                onChange={event => change({ name: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('report.phone')} optional error={fieldMessage(sending.error, 'contact')}>
            {given => (
              <input
                {...given}
                type="tel"
                autoComplete="tel"
                value={draft.phone}
                onChange={event => change({ phone: event.target.value })}
              />
            )}
          </Field>
        </div>
      </details>
      {sending.isError && <ProblemNotice error={sending.error} />}
      <div className={css.send}>
        <Button type="submit" look="primary" wide disabled={sending.isPending}>
          {t(sending.isPending ? 'report.sending' : 'report.send')}
        </Button>
      </div>
    </form>
  )
}
