import { expect, it, vi } from 'vitest'
import { Problem, unreachable } from '@/api/problem'
import type { Case, CreatedCase, RecordedVisit } from '@/api/types'
import type { WaitingAct, Waiting, WaitingReport, WaitingVisit } from './model'
import { isPassing, isStale, pauseAfter, sendOne, type Post } from './send'

const made = { number: 'N1', id: 'c1', version: 1 } as CreatedCase
const done = { number: 'N1', version: 2 } as Case
const seen = { id: 'v1', spared: 3 } as RecordedVisit
const item = (files: Waiting['files'] = []): WaitingReport => ({
  kind: 'report',
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
    act: vi.fn<Post['act']>(async () => done),
    visit: vi.fn<Post['visit']>(async () => seen),
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

it('what was put right on the spot is a draft first, and then recorded, each once', async () => {
  const lost = vi.fn<Post['act']>(() => Promise.reject(unreachable()))
  const first = world({ act: lost })
  await expect(sendOne({ ...item([photo]), measure: 'Swept' }, first.post)).rejects.toThrow()
  expect(first.post.report).toHaveBeenCalledWith({ ...item().body, draft: true }, 'k1')
  const second = world()
  expect(await sendOne(first.kept.at(-1)!, second.post)).toBe(done)
  expect(second.post.report).not.toHaveBeenCalled()
  expect(vi.mocked(second.post.act).mock.calls).toEqual(lost.mock.calls)
  expect(lost.mock.calls[0]).toEqual([
    { case: { id: 'c1', version: 1 }, action: 'record', fields: { measure: 'Swept', files: ['f1'] } },
    'k1-record',
  ])
})

it('an act goes out on its version, with its files where it takes them', async () => {
  const { post } = world()
  const act = {
    ...item([photo]),
    kind: 'act',
    action: 'resolve',
    fields: { measure: 'Swept' },
    filesIn: 'files',
    base: { id: 'c1', version: 3 },
    version: 4,
  } as unknown as WaitingAct
  expect(await sendOne(act, post)).toBe(done)
  expect(post.act).toHaveBeenCalledWith(
    { case: { id: 'c1', version: 4 }, action: 'resolve', fields: { measure: 'Swept', files: ['f1'] } },
    'k1',
  )
})

it('a visit says when it was, however late it arrives', async () => {
  const { post } = world()
  const body = { area: 'a1', pack: 'p@1', forms: ['fire'], fields: {} }
  const visit = { ...item(), kind: 'visit', body, base: {} } as unknown as WaitingVisit
  expect(await sendOne(visit, post)).toBe(seen)
  expect(post.visit).toHaveBeenCalledWith({ ...body, at: '2026-11-23T00:00:00Z' }, 'k1')
})

it('a refusal is told, everything else is tried again', () => {
  expect(isPassing(new Problem('invalid', 422, 'no'))).toBe(false)
  for (const status of [429, 500, 503]) expect(isPassing(new Problem('x', status, ''))).toBe(true)
  expect(isPassing(new Problem('idempotency.in_progress', 409, ''))).toBe(true)
  expect(isPassing(new Problem('file.already_attached', 409, ''))).toBe(false)
  expect(isPassing(unreachable())).toBe(true)
  // Whoever wrote it has to sign in again; nothing is lost meanwhile.
  expect(isPassing(new Problem('signed_out', 401, ''))).toBe(true)
  expect([isStale(new Problem('stale_version', 409, '')), isStale(unreachable())]).toEqual([true, false])
})

it('waits as long as the server asks, else longer each time', () => {
  expect(pauseAfter(0, new Problem('too_many', 429, '', [], undefined, 2))).toBe(2)
  expect([0, 1, 9].map(tries => pauseAfter(tries, unreachable()))).toEqual([5, 15, 300])
})
