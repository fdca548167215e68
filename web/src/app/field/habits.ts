/** Places and categories that somebody reported before, sealed on this device and gone with the sign-out. */
import { queryOptions, type QueryClient } from '@tanstack/react-query'
import { keep, readKept } from '@/offline/kept'
import { withHabit, type Habit } from './known'

const NAME = 'habits'

export const habitsQuery = queryOptions({
  queryKey: ['field', NAME],
  queryFn: async () => (await readKept<Habit[]>(NAME)) ?? [],
  staleTime: Infinity,
})

export async function addHabit(queries: QueryClient, habits: readonly Habit[], { area, category }: Habit) {
  const { id, name, path } = area
  const next = withHabit(habits, { area: { id, name, path }, category })
  await keep(NAME, next)
  queries.setQueryData(habitsQuery.queryKey, next)
}
