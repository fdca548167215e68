import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Run } from './server'

const COMMUNITIES = join(import.meta.dirname, '../fixtures/communities.geojson')
const HEAD = '编号,内容,上报时间,办结时间,经度,纬度,类别代码,联系电话'

interface Reports {
  count: number
  lon: number
  lat: number
  category: string
  /** Months before this one. */
  ago: number
  words: string
}

/**
 * What people reported in the two months before this one. Enough of them in both communities and in one square of each;
 * nine of another square; and sensitive reports, of which nothing may be seen, however many they are.
 */
export const REPORTS: Reports[] = [
  { count: 24, lon: 104.1, lat: 30.67, category: 'CM-0107', ago: 1, words: '垃圾成堆' },
  { count: 13, lon: 104.2, lat: 30.7, category: 'CM-0101', ago: 1, words: '私搭乱建' },
  { count: 9, lon: 104.12, lat: 30.69, category: 'CM-0107', ago: 1, words: '井边垃圾' },
  { count: 20, lon: 104.22, lat: 30.74, category: 'SG-0306', ago: 1, words: '不应公开的内容' },
  { count: 15, lon: 104.1, lat: 30.67, category: 'CM-0107', ago: 2, words: '垃圾成堆' },
]

/** The month so many months before this one, where the district lies. */
export function monthAgo(months: number): string {
  const [year = 0, month = 0] = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })
    .format(new Date())
    .split('-')
    .map(Number)
  return new Date(Date.UTC(year, month - 1 - months, 15)).toISOString().slice(0, 7)
}

/** Takes the register over, as an operator would. */
export function takeOver(run: Run, folder: string) {
  let number = 0
  const rows = REPORTS.flatMap(({ count, lon, lat, category, ago, words }) =>
    Array.from({ length: count }, () => {
      number += 1
      const day = `${monthAgo(ago)}-${String(1 + (number % 25)).padStart(2, '0')}`
      const phone = `1390000${String(number).padStart(4, '0')}`
      return [number, words, `${day} 09:00`, `${day} 17:00`, lon, lat, category, phone].join(',')
    }),
  )
  const file = join(folder, 'register.csv')
  writeFileSync(file, [HEAD, ...rows, ''].join('\n'))
  run('import', 'areas', COMMUNITIES, '--system', 'WGS84')
  run('import', 'requests', file, '--profile', 'register')
}
