import { expect, it, vi } from 'vitest'
import { Problem, unreachable } from '@/api/problem'
import type { CreatedCase } from '@/api/types'
import type { Waiting } from './model'
import { isPassing, pauseAfter, sendOne, type Post } from './send'

const made = { number: 'N1' } as CreatedCase
const item = (files: Waiting['files'] = []): Waiting => ({
  id: 'w1',
  key: 'k1',
  at: '2026-11-23T00:00:00Z',
  place: [],
  body: { description: 'A lamp is out', area: 'a1' },
  files,
})
const photo = { name: 'a.jpg', blob: new Blob(['x'], { type: 'image/jpeg' }) }
const world = (by: Partial<Post> = {}) => {
  const kept: Waiting[] = []
  const post = {
    upload: vi.fn<Post['upload']>(async () => ({ id: 'f1' })),
    report: vi.fn<Post['report']>(async () => made),
    keep: async (one: Waiting) => void kept.push(one),
    ...by,
  }
  return { post, kept }
}

it('a lost answer is followed by the same words under the same key, and no file goes twice', async () => {
  const lost = vi.fn<Post['report']>(() => Promise.reject(unreachable()))
  const first = world({ report: lost })
  await expect(sendOne(item([photo]), first.post)).rejects.toThrow()
  const second = world()
  expect(await sendOne(first.kept.at(-1)!, second.post)).toBe(made)
  expect(second.post.upload).not.toHaveBeenCalled()
  expect(vi.mocked(second.post.report).mock.calls).toEqual(lost.mock.calls)
})

it('files that the server no longer has are brought again, under a new key', async () => {
  const gone = new Problem('file.gone', 422, 'gone')
  const report = vi.fn<Post['report']>().mockRejectedValueOnce(gone).mockResolvedValueOnce(made)
  const { post } = world({ report })
  expect(await sendOne(item([{ ...photo, id: 'old' }]), post)).toBe(made)
  expect(report.mock.calls.map(([body, key]) => [body.files, key === 'k1'])).toEqual([
    [['old'], true],
    [['f1'], false],
  ])
})

it('a refusal is told, everything else is tried again', () => {
  expect(isPassing(new Problem('invalid', 422, 'no'))).toBe(false)
  for (const status of [429, 500, 503]) expect(isPassing(new Problem('x', status, ''))).toBe(true)
  expect(isPassing(new Problem('idempotency.in_progress', 409, ''))).toBe(true)
  expect(isPassing(new Problem('file.already_attached', 409, ''))).toBe(false)
  expect(isPassing(unreachable())).toBe(true)
})

it('waits as long as the server asks, else longer each time', () => {
  expect(pauseAfter(0, new Problem('too_many', 429, '', [], undefined, 2))).toBe(2)
  expect([0, 1, 9].map(tries => pauseAfter(tries, unreachable()))).toEqual([5, 15, 300])
})
