import type { Account } from '@/api/types'

type Permissions = Account['permissions']

/** The screen shows cases and figures over the work of others: it is for those who may see both. */
export const isInCommand = (permissions: Permissions) =>
  permissions.includes('case.read') && permissions.includes('indicator.read')

/** Who may start an exercise. */
export const mayDrill = (permissions: Permissions) => permissions.includes('case.drill')
