import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Select } from 'antd'
import { ChevronLeft, ChevronRight, Pause, Play } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { useStreetShapes } from '@/features/area/queries'
import { actionsQuery } from '@/features/cases/queries'
import { useMeta } from '@/features/pack/meta'
import { dayQuery, type Sight } from '@/features/situation/queries'
import { useWords } from '@/i18n'
import { addDays, dayWords, timeIn } from '@/i18n/days'
import { Button } from '@/ui/Button'
import { Empty, Loading } from '@/ui/Empty'
import { LazyMap } from '@/ui/map/LazyMap'
import { Notice, ProblemNotice } from '@/ui/Notice'
import css from './command.module.css'
import { MapLegend } from './MapLegend'
import { marksOf } from './points'
import { happenedBy, standing } from './replay'
import type { CommandSearch } from './search'

const TICK_MS = 250
const MINUTE_MS = 60_000
/** Minutes of the day in one second of playing. */
const SPEEDS = [5, 20, 60]
const LAST = 10
const MIDNIGHT = '24:00'

interface Props {
  sight: Sight
  day: string
  today: string
  onChange: (by: Partial<CommandSearch>) => void
}

/** One day played back on the map: reports come, change and go. Only cases; nobody's way is shown. */
export function Day({ sight, day, today, onChange }: Props) {
  const { t, say, lang } = useWords()
  const { meta, list, label, step } = useMeta()
  const areas = useStreetShapes()
  const navigate = useNavigate()
  const query = useQuery(dayQuery(sight, day))
  const { data: actions } = useQuery(actionsQuery)
  const [playing, setPlaying] = useState(false)
  const [speed, setSpeed] = useState(20)
  const [minute, setMinute] = useState(0)
  const zone = meta?.time_zone ?? 'UTC'
  const played = query.data
  const [begin, end] = played ? [Date.parse(played.from), Date.parse(played.to)] : [0, 0]
  const minutes = Math.round((end - begin) / MINUTE_MS)
  const moment = begin + minute * MINUTE_MS

  useEffect(() => {
    setMinute(0)
    setPlaying(false)
  }, [day, sight])
  useEffect(() => {
    if (!playing) return
    const timer = setInterval(() => setMinute(at => Math.min(at + (speed * TICK_MS) / 1000, minutes)), TICK_MS)
    return () => clearInterval(timer)
  }, [playing, speed, minutes])
  useEffect(() => {
    if (playing && minute >= minutes) setPlaying(false)
  }, [playing, minute, minutes])

  const count = played ? happenedBy(played, moment) : 0
  const states = list('states')
  const points = useMemo(
    () => played && standing(played, count, state => states.some(({ key, open }) => open && key === state)),
    [played, count, states],
  )
  const marks = useMemo(
    () =>
      points &&
      marksOf(points, 'state', { phase: state => states.find(({ key }) => key === state)?.phase ?? 'new', step }),
    // oxlint-disable-next-line react/exhaustive-deps -- `step` only reads `meta`
    [points, states],
  )
  // The last moment of a day is its 24:00, not the next one's midnight.
  const time = minute > 0 && minute >= minutes ? MIDNIGHT : timeIn(new Date(moment), zone)
  const act = (key: string) => say(actions?.find(({ action }) => action === key)?.label) || key
  const words = dayWords(day, lang, { year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' })
  const turn = (by: number) => onChange({ day: addDays(day, by) })

  return (
    <section className={css.ground} aria-labelledby="day-title">
      <header className={css.mapHead}>
        <h2 id="day-title">{t('command.day')}</h2>
        <Button look="quiet" aria-label={t('command.dayBefore')} onClick={() => turn(-1)}>
          <ChevronLeft aria-hidden size={18} />
        </Button>
        <span>{words}</span>
        <Button look="quiet" aria-label={t('command.dayAfter')} disabled={day >= today} onClick={() => turn(1)}>
          <ChevronRight aria-hidden size={18} />
        </Button>
        <MapLegend layer="state" />
      </header>
      <div className={css.map}>
        {query.isError ? (
          <ProblemNotice error={query.error} retry={() => void query.refetch()} />
        ) : (
          <LazyMap
            label={t('command.dayMap', { day: words, time, count: points?.size ?? 0 })}
            areas={areas}
            points={marks}
            bounds={meta?.bounds}
            onCase={id => void navigate({ to: '/desk', search: { case: id } })}
          />
        )}
      </div>
      <div className={css.player} role="group" aria-label={t('command.player')}>
        <Button
          aria-label={t(playing ? 'command.pauseIt' : 'command.play')}
          disabled={!played || played.at.length === 0}
          onClick={() => {
            if (!playing && minute >= minutes) setMinute(0)
            setPlaying(!playing)
          }}
        >
          {playing ? <Pause aria-hidden size={18} /> : <Play aria-hidden size={18} />}
        </Button>
        <input
          type="range"
          min={0}
          max={minutes}
          step={1}
          value={Math.round(minute)}
          aria-label={t('command.time')}
          aria-valuetext={time}
          onChange={event => setMinute(Number(event.target.value))}
        />
        <output>{time}</output>
        <Select
          aria-label={t('command.speed')}
          value={speed}
          onChange={setSpeed}
          options={SPEEDS.map(value => ({ value, label: t('command.speedOf', { count: value }) }))}
        />
        <span role="status" className="visually-hidden">
          {playing ? '' : t('command.sofar', { time, count, open: points?.size ?? 0 })}
        </span>
      </div>
      <p aria-hidden className={css.quiet}>
        {t('command.sofar', { time, count, open: points?.size ?? 0 })}
      </p>
      {played?.cut && <Notice tone="warn">{t('command.cut')}</Notice>}
      <section className={css.lastActs} aria-label={t('command.lastActs')}>
        {!played ? (
          <Loading />
        ) : played.at.length === 0 ? (
          <Empty title={t('command.quietDay')} />
        ) : (
          <ol>
            {Array.from({ length: Math.min(LAST, count) }, (_, back) => count - 1 - back).map(n => (
              <li key={`${played.id[n]}${n}`}>
                <time dateTime={played.at[n]}>{timeIn(new Date(played.at[n]!), zone)}</time> {act(played.act[n]!)} →{' '}
                {label('states', played.state[n]!)}
              </li>
            ))}
          </ol>
        )}
      </section>
    </section>
  )
}
