import { expect, it } from 'vitest'
import { nameOf, written } from './file'

it('a file has the name that the server gives, and never a path', () => {
  expect(nameOf('attachment; filename="cases.xlsx"')).toBe('cases.xlsx')
  expect(nameOf('attachment; filename="../../cases.xlsx"')).toBe('cases.xlsx')
  expect(nameOf(null)).toBe('export')
})

it('what the server says about a file is told', async () => {
  const headers = {
    'X-Liandong-Rows': '12',
    'X-Liandong-Cut': 'true',
    'Content-Disposition': 'attachment; filename="a.csv"',
  }
  const content = new Blob(['x'])
  const answer = Promise.resolve({ data: content, response: new Response(null, { headers }) })
  expect(await written(answer)).toEqual({ content, name: 'a.csv', rows: 12, cut: true })
})
