/** Which pages of the administration there are, and what right each asks for. Pure data. */
import type { Account } from '@/api/types'

type Permission = Account['permissions'][number]

export interface Section {
  key: 'notices' | 'areas' | 'units' | 'people' | 'packs' | 'forms' | 'channels' | 'audit'
  /** What it takes to see it. */
  read: Permission
  /** What it takes to change something there. */
  write?: Permission
}

export const SECTIONS: readonly Section[] = [
  { key: 'notices', read: 'notice.write', write: 'notice.write' },
  { key: 'areas', read: 'area.read', write: 'area.write' },
  { key: 'units', read: 'unit.read', write: 'unit.write' },
  { key: 'people', read: 'account.read', write: 'account.write' },
  { key: 'packs', read: 'pack.read', write: 'pack.write' },
  { key: 'forms', read: 'pack.read', write: 'pack.write' },
  { key: 'channels', read: 'channel.write', write: 'channel.write' },
  { key: 'audit', read: 'audit.read' },
]

export type SectionKey = Section['key']

/** The pages that somebody may see. Everybody may see areas, so for those who see nothing else there is no administration. */
export function sectionsFor(permissions: readonly Permission[]): readonly Section[] {
  const seen = SECTIONS.filter(({ read }) => permissions.includes(read))
  return seen.some(({ key }) => key !== 'areas') ? seen : []
}

/** Who keeps the installation rather than works on cases. */
export const isKeeper = (permissions: readonly Permission[]) =>
  SECTIONS.filter(({ key }) => key !== 'notices').some(({ key, read, write }) =>
    permissions.includes(key === 'audit' ? read : (write ?? read)),
  )
