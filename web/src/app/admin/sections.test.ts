import { expect, it } from 'vitest'
import { isKeeper, sectionsFor } from './sections'

const keys = (...permissions: Parameters<typeof sectionsFor>[0]) => sectionsFor(permissions).map(({ key }) => key)

it('shows what the rights allow, and nothing to residents', () => {
  expect(keys('area.read')).toEqual([])
  expect(keys('area.read', 'unit.read', 'pack.read', 'case.read')).toEqual(['areas', 'units', 'packs', 'forms'])
  expect(keys('account.read', 'account.write', 'grant.write')).toEqual(['people'])
  expect(keys('audit.read')).toEqual(['audit'])
  expect(keys('area.read', 'notice.write')).toEqual(['notices', 'areas'])
})

it('knows who keeps the installation', () => {
  expect(isKeeper(['audit.read'])).toBe(true)
  expect(isKeeper(['account.read', 'account.write'])).toBe(true)
  expect(isKeeper(['area.read', 'notice.write'])).toBe(false)
  expect(isKeeper(['area.read', 'unit.read', 'pack.read', 'indicator.read'])).toBe(false)
})
