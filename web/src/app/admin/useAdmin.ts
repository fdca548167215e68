import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { AdminSearch } from './search'

/** The address of an administration page, and how to change a part of it. */
export function useAdmin() {
  const search = useSearch({ from: '/admin/$section' })
  const navigate = useNavigate({ from: '/admin/$section' })
  const go = useCallback(
    (by: Partial<AdminSearch>) => void navigate({ search: old => ({ ...old, ...by }), replace: true }),
    [navigate],
  )
  return { search, go }
}
