import { describe, expect, it } from 'vitest'
import { Once } from './once'
import { fieldMessage, Problem, problemOf } from './problem'

const counted = () => {
  let n = 0
  return new Once(() => `key-${++n}`)
}

describe('Once', () => {
  it('keeps the key for the same content, whatever the order of members', () => {
    const once = counted()
    expect(once.key({ a: 1, b: { c: 2, d: 3 } })).toBe('key-1')
    expect(once.key({ b: { d: 3, c: 2 }, a: 1 })).toBe('key-1')
  })
  it('gives a new key for other content and after an answer', () => {
    const once = counted()
    expect(once.key({ a: 1 })).toBe('key-1')
    expect(once.key({ a: 2 })).toBe('key-2')
    once.done()
    expect(once.key({ a: 2 })).toBe('key-3')
  })
})

describe('problemOf', () => {
  it('reads problem+json', async () => {
    const body = {
      code: 'invalid',
      title: 'T',
      detail: 'D',
      status: 422,
      type: 'urn:x',
      fields: [{ field: '/contact/phone', message: 'no number' }],
    }
    const problem = await problemOf(new Response(JSON.stringify(body), { status: 422 }))
    expect(problem).toMatchObject({ code: 'invalid', status: 422, detail: 'D', passing: false })
    expect(fieldMessage(problem, 'contact')).toBe('no number')
    expect(fieldMessage(problem, 'cont')).toBeUndefined()
  })
  it('is calm about an answer that is none', async () => {
    const problem = await problemOf(new Response('<html>bad gateway</html>', { status: 503 }))
    expect(problem).toMatchObject({ code: 'unreadable', status: 503, passing: true })
    expect(fieldMessage(new Error('x'), 'a')).toBeUndefined()
    expect(problem).toBeInstanceOf(Problem)
  })
})
