import type { Member, NewRoster, Roster } from '@/api/types'
import { addRoster, endRoster } from '@/features/org/team'
import { useWords } from '@/i18n'
import { dayWords, weekOf, addDays } from '@/i18n/days'
import css from '../admin.module.css'
import { choice, day, line, several } from '../draw'
import { WriteForm } from '../WriteForm'

interface Props {
  unit: string
  members: readonly Member[]
  rosters: readonly Roster[]
  writes: boolean
}

const RULES = ['every', 'workday', 'day_off', 'weekly'] as const
/** Any week will do to name its days. */
const MONDAY = weekOf('2026-01-05')

/** When who is on duty. A line that ends stays in the past as it was. */
export function Rosters({ unit, members, rosters, writes }: Props) {
  const { t, lang } = useWords()
  const stale = [['units', 'team', unit]]
  const name = (id: string) => members.find(member => member.id === id)?.name ?? id
  const weekdays = (days: readonly number[]) =>
    new Intl.ListFormat(lang).format(days.map(one => dayWords(addDays(MONDAY, one - 1), lang, { weekday: 'short' })))
  return (
    <>
      {rosters.length === 0 && <p className={css.quiet}>{t('units.noRosters')}</p>}
      <ul className={css.items}>
        {rosters.map(({ id, member, days, weekdays: on, from, to, cycle, turn, from_day, to_day }) => (
          <li key={id}>
            <span>
              <strong>{name(member)}</strong> {days === 'weekly' ? weekdays(on) : t(`dutyDays.${days}`)} {from}–{to}
              <small>
                {cycle > 1 && t('units.cycle', { cycle, turn })} {t('units.since', { day: from_day })}{' '}
                {to_day && t('units.upTo', { day: to_day })}
              </small>
            </span>
            {writes && !to_day && (
              <WriteForm
                title={t('units.endRoster')}
                fields={[]}
                warning={t('units.endRosterHint')}
                send={(_, key) => endRoster({ unit, roster: id }, key)}
                stale={stale}
              />
            )}
          </li>
        ))}
      </ul>
      {writes && members.length > 0 && (
        <WriteForm<NewRoster, unknown>
          title={t('units.addRoster')}
          fields={[
            {
              name: 'member',
              label: t('units.who'),
              draw: choice(members.map(one => ({ value: one.id, label: one.name }))),
            },
            {
              name: 'days',
              label: t('units.days'),
              draw: choice(RULES.map(rule => ({ value: rule, label: t(`dutyDays.${rule}`) }))),
            },
            {
              name: 'weekdays',
              label: t('units.weekdays'),
              when: ({ days }) => days === 'weekly',
              draw: several([1, 2, 3, 4, 5, 6, 7].map(one => ({ value: one, label: weekdays([one]) }))),
            },
            { name: 'from', label: t('units.fromHour'), hint: t('units.hourHint'), draw: line },
            { name: 'to', label: t('units.toHour'), draw: line },
            { name: 'from_day', label: t('units.firstDay'), draw: day },
            { name: 'to_day', label: t('units.lastDay'), optional: true, draw: day },
          ]}
          send={(values, key) => addRoster({ unit, ...values }, key)}
          stale={stale}
        />
      )}
    </>
  )
}
