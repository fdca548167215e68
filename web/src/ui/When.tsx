import { useWords } from '@/i18n'
import { byDay, exact, relative, secondsLeft, span } from '@/i18n/time'
import { useNow } from './now'
import css from './parts.module.css'

/** A moment: relative in the text, exact on hover and for machines. `full` shows both. */
export function When({ at, full }: { at: string; full?: boolean }) {
  const { t, lang } = useWords()
  const now = useNow()
  const moment = new Date(at)
  const [near, precise] = [relative(moment, now, lang), exact(moment, now, lang)]
  return (
    <time dateTime={at} title={precise}>
      {full ? t('time.full', { near, precise }) : near}
    </time>
  )
}

/** A moment to the minute, relative on hover. */
export function Exact({ at }: { at: string }) {
  const { lang } = useWords()
  const now = useNow()
  const moment = new Date(at)
  return (
    <time dateTime={at} title={relative(moment, now, lang)}>
      {exact(moment, now, lang)}
    </time>
  )
}

/** A moment by the name of its day, as people say it: today, tomorrow, Friday. */
export function ByDay({ at }: { at: string }) {
  const { lang } = useWords()
  const now = useNow()
  const moment = new Date(at)
  return (
    <time dateTime={at} title={`${exact(moment, now, lang)} · ${relative(moment, now, lang)}`}>
      {byDay(moment, now, lang)}
    </time>
  )
}

/** A deadline: how long is left, or by how much it was missed. */
export function Due({ at, late }: { at: string; late?: boolean }) {
  const { t, lang } = useWords()
  const now = useNow()
  const moment = new Date(at)
  const left = secondsLeft(moment, now)
  const length = span(left, lang)
  const over = late ?? left < 0
  return (
    <time dateTime={at} title={exact(moment, now, lang)} className={over ? css.late : undefined}>
      {left < 0 ? t('time.over', { span: length }) : t('time.left', { span: length })}
    </time>
  )
}
