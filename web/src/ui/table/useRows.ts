import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useMemo, type RefObject } from 'react'
import { useLargeType } from '../type'

interface Rows {
  count: number
  box: RefObject<HTMLDivElement | null>
  /** Height of one row, in rem. */
  height: number
  /** Rows beyond the edges that exist already. */
  overscan: number
  /** What a row is known by; its place if absent. Must not change from one rendering to the next. */
  keyOf?: (at: number) => string | number
}

/** A long list of which only the rows in sight exist. Every option stays the same: else all rows are measured anew in each frame. */
export function useRows({ count, box, height, overscan, keyOf }: Rows) {
  const large = useLargeType()
  // oxlint-disable-next-line react/exhaustive-deps -- large type is what changes the size of the root
  const rem = useMemo(() => parseFloat(getComputedStyle(document.documentElement).fontSize), [large])
  return useVirtualizer({
    count,
    overscan,
    getScrollElement: useCallback(() => box.current, [box]),
    estimateSize: useCallback(() => height * rem, [height, rem]),
    ...(keyOf && { getItemKey: keyOf }),
  })
}
