import { expect, it } from 'vitest'
import { found, type Command } from './commands'

const command = (id: string, label: string, also?: string): Command => ({
  id,
  label,
  group: '页面',
  also,
  run: () => {},
})
const all = [command('report', '上报', 'report'), command('desk', '工作台', 'Desk'), command('dark', '换成深色')]
const ids = (typed: string) => found(all, typed).map(({ id }) => id)

it('finds by every word, in any order and case', () => {
  expect(ids('')).toEqual(['report', 'desk', 'dark'])
  expect(ids('DESK')).toEqual(['desk'])
  expect(ids('台 页面')).toEqual(['desk'])
  expect(ids('上报 台')).toEqual([])
})
