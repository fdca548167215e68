import { useState } from 'react'
import { useStaff } from './staff'

/** Where one is, asked for at a tap and only then. It stays on this page and is never sent. */
export function useHere() {
  const { here, setHere } = useStaff()
  const [seeking, setSeeking] = useState(false)
  const [refused, setRefused] = useState(false)
  const seek = () => {
    setSeeking(true)
    setRefused(false)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setHere({ lon: coords.longitude, lat: coords.latitude })
        setSeeking(false)
      },
      () => {
        setRefused(true)
        setSeeking(false)
      },
      { enableHighAccuracy: true, timeout: 10_000 },
    )
  }
  return { here, seeking, refused, seek, forget: () => setHere(undefined) }
}
