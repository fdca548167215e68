/** How a notice stands. Pure. */
import type { CentreNotice } from '@/api/types'

export type Standing = 'withdrawn' | 'shown' | 'ahead' | 'over'

export function standing(
  { withdrawn_at, shown, from }: Pick<CentreNotice, 'withdrawn_at' | 'shown' | 'from'>,
  now = new Date(),
): Standing {
  if (withdrawn_at) return 'withdrawn'
  if (shown) return 'shown'
  return new Date(from) > now ? 'ahead' : 'over'
}
