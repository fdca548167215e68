import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef, useState, type FormEvent } from 'react'
import { fieldMessage } from '@/api/problem'
import { placeBody, type Place } from '@/features/area/place'
import { PlaceField } from '@/features/area/PlaceField'
import { Attachments } from '@/features/file/Attachments'
import { useUploads } from '@/features/file/useUploads'
import { submit } from '@/features/outbox/outbox'
import { categoryOf } from '@/features/pack/categories'
import { CategoryChoice } from '@/features/pack/CategoryChoice'
import { categoriesQuery } from '@/features/pack/queries'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Field } from '@/ui/Field'
import { Notice, ProblemNotice } from '@/ui/Notice'
import { usePage } from '@/ui/page'
import css from './field.module.css'
import { addHabit, habitsQuery } from './habits'
import { categoriesAt, knownFields, placesOf } from './known'
import { KnownCard } from './KnownCard'
import { ownAreaQuery } from './queries'
import { useStaff } from './staff'

type Way = 'report' | 'record'
type Done = 'sent' | 'recorded' | 'stored'

/** What was seen on the round: reported for others to do, or only recorded where it was put right on the spot. */
export function Report() {
  const { t } = useWords()
  const heading = usePage(t('field.reportTitle'))
  const [done, setDone] = useState<{ how: Done; number?: string; id?: string; run: number }>()
  const [way, setWay] = useState<Way>()
  const { can } = useStaff()
  return (
    <>
      <h1 {...heading}>{t('field.reportTitle')}</h1>
      {done && (
        <Notice tone={done.how === 'stored' ? 'offline' : 'ok'}>
          <p>{t(`field.${done.how}`, { number: done.number ?? '' })}</p>
          {done.id && can('case.read') && (
            <Link to="/field/case/$id" params={{ id: done.id }}>
              {t('field.open')}
            </Link>
          )}
        </Notice>
      )}
      <ReportForm
        key={done?.run ?? 0}
        chosenWay={way}
        setWay={setWay}
        onDone={(how, made) => {
          setDone({ how, number: made?.number, id: made?.id, run: (done?.run ?? 0) + 1 })
          scrollTo({ top: 0 })
        }}
      />
    </>
  )
}

interface Props {
  chosenWay: Way | undefined
  setWay: (way: Way) => void
  onDone: (how: Done, made?: { number: string; id: string }) => void
}

function ReportForm({ chosenWay, setWay, onDone }: Props) {
  const { t, say } = useWords()
  const { account, can } = useStaff()
  const queries = useQueryClient()
  const form = useRef<HTMLFormElement>(null)
  const uploads = useUploads(undefined, true)
  const { data: habits = [] } = useQuery(habitsQuery)
  const { data: own } = useQuery(ownAreaQuery(account))
  const { data: categories = [] } = useQuery(categoriesQuery)
  const [words, setWords] = useState('')
  const [measure, setMeasure] = useState('')
  const [chosenPlace, setPlace] = useState<Place>()
  const [asksPlace, setAsksPlace] = useState(false)
  const [chosenCategory, setCategory] = useState<string>()
  const [asksCategory, setAsksCategory] = useState(false)
  const [tried, setTried] = useState(false)

  const usual = placesOf(habits)[0]
  const place = chosenPlace ?? (asksPlace ? undefined : usual)
  const before = categoriesAt(habits, place?.area?.id)
  const usualCategory = asksCategory ? undefined : before[0]
  const category = categoryOf(categories, chosenCategory ?? usualCategory)
  // Matters that are never more than recorded say so themselves.
  const way = chosenWay ?? (category?.record_only ? 'record' : 'report')
  const isRecord = way === 'record' && can('case.read')
  const takenPlace = chosenPlace === undefined && place !== undefined
  const takenCategory = chosenCategory === undefined && category !== undefined
  const known = knownFields({ account, place: takenPlace ? place : undefined, category, habit: takenCategory })
  const offered = [...placesOf(habits), ...(own ? [{ area: own }] : [])].filter(
    (one, at, all) => all.findIndex(({ area }) => area.id === one.area.id) === at,
  )

  const description =
    words.trim() || (category && isRecord ? say(category.name) : uploads.uploads.length > 0 ? t('report.seeFiles') : '')
  const missing = {
    words: description === '' ? t('report.noWords') : undefined,
    place: place ? undefined : t('report.noPlace'),
    category: isRecord && !category ? t('form.required') : undefined,
    measure: isRecord && measure.trim() === '' ? t('form.required') : undefined,
  }

  const sending = useMutation({
    mutationFn: submit,
    onSuccess: async made => {
      if (place?.area) await addHabit(queries, habits, { area: place.area, category: category?.code })
      onDone(made ? (isRecord ? 'recorded' : 'sent') : 'stored', made)
    },
  })

  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
    if (Object.values(missing).some(Boolean) || !place) return
    sending.mutate({
      kind: 'report',
      place: place.area?.path ?? [],
      body: { description, ...placeBody(place), ...(category && { category: category.code }) },
      ...(isRecord && { measure: measure.trim() }),
      files: uploads.handOver(),
    })
  }

  return (
    <form ref={form} className={css.rows} onSubmit={send} noValidate>
      {can('case.read') && (
        <div className={css.ways} role="group" aria-label={t('field.way')}>
          {(['report', 'record'] as const).map(one => (
            <Button
              key={one}
              look={way === one ? 'chosen' : undefined}
              aria-pressed={way === one}
              onClick={() => setWay(one)}
            >
              {t(one === 'report' ? 'field.forOthers' : 'field.onTheSpot')}
            </Button>
          ))}
        </div>
      )}
      <KnownCard
        fields={known}
        onPlace={takenPlace ? () => setAsksPlace(true) : undefined}
        onCategory={takenCategory ? () => setAsksCategory(true) : undefined}
      />
      <section className={css.card}>
        <Attachments {...uploads} />
        <Field
          label={t('report.what')}
          optional={isRecord && category !== undefined}
          error={(tried ? missing.words : undefined) ?? fieldMessage(sending.error, 'description')}
        >
          {given => (
            <textarea
              {...given}
              rows={2}
              maxLength={4000}
              value={words}
              onChange={event => setWords(event.target.value)}
            />
          )}
        </Field>
        {isRecord && (
          <Field
            label={t('field.measure')}
            error={(tried ? missing.measure : undefined) ?? fieldMessage(sending.error, 'measure')}
          >
            {given => (
              <textarea
                {...given}
                rows={2}
                maxLength={2000}
                value={measure}
                onChange={event => setMeasure(event.target.value)}
              />
            )}
          </Field>
        )}
        {!takenCategory && (
          <Field
            label={t('case.category')}
            optional={!isRecord}
            error={(tried ? missing.category : undefined) ?? fieldMessage(sending.error, 'category')}
          >
            {given => <CategoryChoice {...given} value={chosenCategory ?? ''} onPick={setCategory} />}
          </Field>
        )}
      </section>
      {!takenPlace && (
        <PlaceField
          value={chosenPlace}
          onChange={setPlace}
          known={offered}
          error={(tried ? missing.place : undefined) ?? fieldMessage(sending.error, 'location')}
        />
      )}
      {sending.isError && <ProblemNotice error={sending.error} />}
      <div className={css.send}>
        <Button type="submit" look="primary" wide disabled={sending.isPending || uploads.busy}>
          {t(sending.isPending ? 'report.sending' : isRecord ? 'field.recordIt' : 'report.send')}
        </Button>
      </div>
    </form>
  )
}
