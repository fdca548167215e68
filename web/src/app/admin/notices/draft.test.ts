import { expect, it } from 'vitest'
import { draftOf, read } from './draft'
import { standing } from './standing'

const content = {
  title: { zh: '停水通知', en: '' },
  body: { zh: '周三上午停水', en: '' },
  pinned: true,
  from: '2026-03-02T01:00:00Z',
  until: '2026-03-05T01:00:00Z',
}

it('reads back what it shows, whether or not there is English', () => {
  expect(read(draftOf(content))).toEqual(content)
  const both = { ...content, title: { zh: '停水', en: 'No water' }, body: { zh: '周三', en: 'Wednesday' } }
  expect(read(draftOf(both))).toEqual(both)
})

it('says how a notice stands', () => {
  const now = new Date('2026-03-04T00:00:00Z')
  const from = content.from
  expect(standing({ shown: true, from }, now)).toBe('shown')
  expect(standing({ shown: false, from }, now)).toBe('over')
  expect(standing({ shown: false, from: '2026-03-09T00:00:00Z' }, now)).toBe('ahead')
  expect(standing({ shown: false, from, withdrawn_at: from }, now)).toBe('withdrawn')
})
