import { QueryClient } from '@tanstack/react-query'
import { Problem } from '@/api/problem'

/** Reads are tried again only where waiting can help. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (count, error) => count < 3 && error instanceof Problem && error.passing,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
})
