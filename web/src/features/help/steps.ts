/** The first steps for whoever signs in: which they are follows from what a person may do, so every role has its own. Pure data. */
import type { Account } from '@/api/types'

type Permission = Account['permissions'][number]
export type HelpFace = 'desk' | 'field' | 'admin'

export interface Step {
  key: string
  /** Any of these rights makes it somebody's step; none asks for none. */
  needs?: readonly Permission[]
}

export const STEPS = {
  desk: [
    { key: 'queue', needs: ['case.read'] },
    { key: 'case', needs: ['case.read'] },
    { key: 'sort', needs: ['case.triage'] },
    { key: 'dispatch', needs: ['case.dispatch'] },
    { key: 'handle', needs: ['case.handle'] },
    { key: 'verify', needs: ['case.verify'] },
    { key: 'supervise', needs: ['case.supervise'] },
    { key: 'rule', needs: ['case.rule'] },
    { key: 'erase', needs: ['case.erase'] },
    { key: 'many', needs: ['case.triage', 'case.dispatch', 'case.supervise'] },
    { key: 'calendar', needs: ['case.read'] },
    { key: 'keys' },
  ],
  field: [
    { key: 'inbox', needs: ['case.read'] },
    { key: 'act', needs: ['case.handle'] },
    { key: 'report', needs: ['case.register'] },
    { key: 'offline' },
    { key: 'spared' },
  ],
  admin: [
    { key: 'areas', needs: ['area.write'] },
    { key: 'units', needs: ['unit.write'] },
    { key: 'accounts', needs: ['account.write'] },
    { key: 'grants', needs: ['grant.write'] },
    { key: 'packs', needs: ['pack.write'] },
    { key: 'channels', needs: ['channel.write'] },
    { key: 'audit', needs: ['audit.read'] },
    { key: 'apart', needs: ['area.write', 'account.write', 'audit.read'] },
  ],
} as const satisfies Record<HelpFace, readonly Step[]>

/** The steps of a face for somebody with these rights, in their order. */
export const stepsFor = (face: HelpFace, permissions: readonly Permission[]) =>
  (STEPS[face] as readonly Step[]).filter(({ needs }) => !needs || needs.some(right => permissions.includes(right)))
