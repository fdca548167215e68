import { describe, expect, it } from 'vitest'
import { parseReceipt, readReceipts, withReceipt, type StoredReceipt } from './receipts'

const receipt = (code: string): StoredReceipt => ({ code, secret: 's', number: 'N', title: 'T', at: 'now' })

describe('parseReceipt', () => {
  it.each([
    ['AB12-34.s3cr_et-', { code: 'AB12-34', secret: 's3cr_et-' }],
    [' https://example.org/r/AB12.x/ ', { code: 'AB12', secret: 'x' }],
    ['/r/AB12.x', { code: 'AB12', secret: 'x' }],
  ])('%s', (text, parsed) => expect(parseReceipt(text)).toEqual(parsed))
  it.each(['', 'AB12', 'AB12.', '.x', 'https://example.org/case/AB12.x?y=1'])('refuses "%s"', text =>
    expect(parseReceipt(text)).toBeUndefined(),
  )
})

describe('what the device remembers', () => {
  it('survives nonsense', () => {
    expect(readReceipts(null)).toEqual([])
    expect(readReceipts('{not json')).toEqual([])
    expect(readReceipts('{"a":1}')).toEqual([])
    expect(readReceipts(JSON.stringify([{ code: 1 }, receipt('A')]))).toEqual([receipt('A')])
  })
  it('keeps each case once, the newest first, fifty at most', () => {
    const list = Array.from({ length: 60 }, (_, n) => receipt(`C${n}`)).reduce(withReceipt, [] as StoredReceipt[])
    expect(list).toHaveLength(50)
    expect(list[0]?.code).toBe('C59')
    expect(withReceipt(list, receipt('C30')).filter(({ code }) => code === 'C30')).toHaveLength(1)
    expect(withReceipt(list, receipt('C30'))[0]?.code).toBe('C30')
  })
})
