import { expect, it } from 'vitest'
import { compared, thisMonth } from './periods'

it('periods are whole days, and two of a kind', () => {
  expect(thisMonth('2026-03-09')).toEqual({ from: '2026-03-01', to: '2026-03-09' })
  expect(compared('week', '2026-03-09')).toEqual({
    before: { from: '2026-02-23', to: '2026-03-01' },
    now: { from: '2026-03-02', to: '2026-03-08' },
  })
  expect(compared('month', '2026-03-31')).toEqual({
    before: { from: '2026-01-01', to: '2026-01-31' },
    now: { from: '2026-02-01', to: '2026-02-28' },
  })
  expect(compared('year', '2026-01-15')).toEqual({
    before: { from: '2024-12-01', to: '2024-12-31' },
    now: { from: '2025-12-01', to: '2025-12-31' },
  })
})
