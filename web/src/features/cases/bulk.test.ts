import { describe, expect, it } from 'vitest'
import { Problem } from '@/api/problem'
import type { Action, Case } from '@/api/types'
import { commonActs, Keys, runBulk, sharedFields, unfinished, worthAgain, type Line } from './bulk'

const words = { zh: '', en: '' }
const field = (name: string, kind: string, required = false) => ({ name, kind, required, label: words })
const acts = [
  { action: 'accept', label: words, why: words, fields: [field('note', 'longtext')] },
  { action: 'comment', label: words, why: words, fields: [field('note', 'longtext', true), field('files', 'file[]')] },
  { action: 'split', label: words, why: words, fields: [field('parts', 'parts', true)] },
] as unknown as Action[]
const allows = (...allowed_actions: string[]) => ({ allowed_actions }) as { allowed_actions: Case['allowed_actions'] }

it('offers what every case allows, and nothing that is said of one alone', () => {
  const both = [allows('comment', 'accept', 'split'), allows('split', 'comment')]
  expect(commonActs(both, acts).map(({ action }) => action)).toEqual(['comment'])
  expect(commonActs([...both, allows()], acts)).toEqual([])
  expect(commonActs([], acts)).toEqual([])
  expect(sharedFields(acts[1]!).map(({ name }) => name)).toEqual(['note'])
})

const line = (id: string): Line => ({
  about: { id, version: 3, number: id, title: id },
  outcome: { state: 'waiting' },
})
const go = async (lines: Line[], send: (id: string, key: string) => Promise<Case>, keys = new Keys()) => {
  const now = new Map(lines.map(one => [one.about.id, one]))
  const stop = new AbortController()
  const tell = (one: Line) => now.set(one.about.id, one)
  await runBulk(
    lines,
    { action: 'accept', fields: {} },
    { send: (input, key) => send(input.case.id, key), keys, tell, stop: stop.signal },
  )
  return [...now.values()]
}

describe('a run', () => {
  it('goes on where one is refused, and hides nothing', async () => {
    const lines = await go([line('a'), line('b'), line('c')], async id => {
      if (id === 'b') throw new Problem('stale_version', 409, 'Somebody was faster.')
      return { id } as Case
    })
    expect(lines.map(({ outcome }) => outcome.state)).toEqual(['done', 'failed', 'done'])
    expect(unfinished(lines).map(({ about }) => about.id)).toEqual(['b'])
    expect(worthAgain(lines), 'a refusal wants a look first').toEqual([])
  })

  it('has a key for each case, and keeps that of a lost answer', async () => {
    const keys = new Keys()
    const seen: string[] = []
    let lost = true
    const send = async (id: string, key: string) => {
      seen.push(key)
      if (id === 'b' && lost) throw new Problem('network', 0, '')
      return { id } as Case
    }
    const first = await go([line('a'), line('b')], send, keys)
    lost = false
    expect(worthAgain(first).map(({ about }) => about.id)).toEqual(['b'])
    const second = await go(first, send, keys)
    expect(second.map(({ outcome }) => outcome.state)).toEqual(['done', 'done'])
    expect(seen[0]).not.toBe(seen[1])
    expect(seen).toEqual([seen[0], seen[1], seen[1]])
  })

  it('is stopped between two cases', async () => {
    const stop = new AbortController()
    const told: string[] = []
    await runBulk(
      [line('a'), line('b')],
      { action: 'accept', fields: {} },
      {
        send: async ({ case: { id } }) => {
          stop.abort()
          return { id } as Case
        },
        keys: new Keys(),
        tell: ({ about, outcome }) => told.push(about.id + outcome.state),
        stop: stop.signal,
      },
    )
    expect(told).toEqual(['asending', 'adone', 'bstopped'])
  })
})
