import type { Member, NewMember, Post } from '@/api/types'
import { addMember, endMember } from '@/features/org/team'
import { useWords } from '@/i18n'
import css from '../admin.module.css'
import { choice, day, line } from '../draw'
import { WriteForm } from '../WriteForm'

interface Props {
  unit: string
  posts: readonly Post[]
  writes: boolean
}

/** The posts of a unit, who sits on them and which seats are free. */
export function Team({ unit, posts, writes }: Props) {
  const { t, say } = useWords()
  const stale = [['units', 'team', unit]]
  if (posts.length === 0) return <p className={css.quiet}>{t('units.noPosts')}</p>
  return (
    <>
      <ul className={css.items}>
        {posts.flatMap(post => [
          <li key={post.code}>
            <strong>{say(post.name)}</strong>
            <span className={css.quiet}>{t('units.vacant', { vacant: post.vacant, seats: post.seats })}</span>
          </li>,
          ...post.members.map(member => (
            <li key={member.id}>
              <span>
                {member.name} <span className={css.quiet}>{member.phone}</span>
                <small>
                  {t('units.since', { day: member.from_day })}{' '}
                  {member.to_day && t('units.upTo', { day: member.to_day })}
                </small>
              </span>
              {writes && !member.to_day && (
                <WriteForm<{ day: string }, Member>
                  title={t('units.leave', { name: member.name })}
                  fields={[{ name: 'day', label: t('units.lastDay'), draw: day }]}
                  send={(values, key) => endMember({ unit, member: member.id, ...values }, key)}
                  stale={stale}
                />
              )}
            </li>
          )),
        ])}
      </ul>
      {writes && (
        <WriteForm<NewMember, Member>
          title={t('units.addMember')}
          fields={[
            {
              name: 'post',
              label: t('units.post'),
              draw: choice(posts.map(({ code, name }) => ({ value: code, label: say(name) }))),
            },
            { name: 'name', label: t('setup.display'), draw: line },
            { name: 'phone', label: t('report.phone'), optional: true, draw: line },
            { name: 'from_day', label: t('units.firstDay'), optional: true, draw: day },
          ]}
          send={(values, key) => addMember({ unit, ...values }, key)}
          stale={stale}
        />
      )}
    </>
  )
}
