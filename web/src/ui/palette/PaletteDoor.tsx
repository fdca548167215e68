import { lazy, Suspense, useEffect, useState } from 'react'

const Palette = lazy(() => import('./Palette'))

/** Opens the palette with Ctrl-K or ⌘-K, on every page. */
export function PaletteDoor() {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      setOpen(true)
    }
    const onAsked = () => setOpen(true)
    addEventListener('keydown', onKeyDown)
    addEventListener(ASK, onAsked)
    return () => {
      removeEventListener('keydown', onKeyDown)
      removeEventListener(ASK, onAsked)
    }
  }, [])
  return open ? (
    <Suspense>
      <Palette onClose={() => setOpen(false)} />
    </Suspense>
  ) : null
}

const ASK = 'liandong:palette'

/** For buttons that open it. */
export const openPalette = () => void dispatchEvent(new Event(ASK))
