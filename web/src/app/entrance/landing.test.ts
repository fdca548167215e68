import { expect, it } from 'vitest'
import { landing } from './landing'

it.each([
  ['who goes round', ['case.read', 'case.register', 'case.handle'], false, '/field'],
  ['who only reports', ['case.register'], false, '/field'],
  ['who handles, on a phone', ['case.read', 'case.handle'], true, '/field'],
  ['who handles, at a desk', ['case.read', 'case.handle'], false, '/desk'],
  ['who sorts, handles and registers', ['case.register', 'case.triage', 'case.handle'], true, '/desk'],
  ['who keeps the accounts', ['account.read'], true, '/desk'],
  ['who answers complaints', ['pack.read', 'complaint.write', 'complaint.answer'], true, '/complaints'],
  ['who looks on', ['indicator.read'], true, '/desk'],
] as const)('%s', (_, permissions, phone, to) => expect(landing({ permissions: [...permissions] }, phone)).toBe(to))
