import type { Account } from '@/api/types'

type Permission = Account['permissions'][number]

/** Rights that are exercised at a desk: over the work of others, or over the system. */
const DESK: readonly Permission[] = [
  'case.triage',
  'case.dispatch',
  'case.verify',
  'case.supervise',
  'case.rule',
  'case.erase',
  'unit.write',
  'pack.write',
  'account.read',
  'audit.read',
]

/**
 * Where somebody's work is. Who goes round and reports has it in the field; who only handles has it where they are: on
 * a phone in the field, else at the desk. Who answers complaints and has no hand in cases begins with the box.
 */
export function landing(
  { permissions }: Pick<Account, 'permissions'>,
  onPhone: boolean,
): '/desk' | '/field' | '/complaints' {
  if (permissions.includes('complaint.answer') && !permissions.includes('case.read')) return '/complaints'
  if (permissions.some(right => DESK.includes(right))) return '/desk'
  if (permissions.includes('case.register')) return '/field'
  return permissions.includes('case.handle') && onPhone ? '/field' : '/desk'
}

export const isPhone = () => matchMedia('(max-width: 48rem)').matches
