import { useRef, useState } from 'react'
import type { Access } from '@/api/client'
import { shrink } from './shrink'
import { upload } from './upload'

export interface Upload {
  key: number
  name: string
  /** `audio/…` or `image/…` */
  type: string
  /** A look at it before the server has answered. */
  preview: string
  progress: number
  /** Known once the server has it. */
  id?: string
  /** Stays on the device until the whole is sent. */
  held?: boolean
  error?: unknown
}

/**
 * Files on their way to the server. Each can be taken back while it travels; a failed one can be sent again. With `hold`
 * they stay on the device and are only handed over: for faces that are used where there may be no network.
 */
export function useUploads(access?: Access, hold = false) {
  const [uploads, setUploads] = useState<Upload[]>([])
  const running = useRef(new Map<number, { blob: Blob; abort: AbortController }>())
  const next = useRef(0)

  const change = (key: number, by: Partial<Upload>) =>
    setUploads(list => list.map(item => (item.key === key ? { ...item, ...by } : item)))

  const send = async (key: number, blob: Blob, name: string) => {
    const abort = new AbortController()
    running.current.set(key, { blob, abort })
    try {
      const small = await shrink(blob)
      running.current.set(key, { blob: small, abort })
      if (hold) return change(key, { held: true })
      const onProgress = (progress: number) => change(key, { progress })
      change(key, { id: (await upload(small, name, { access, onProgress, signal: abort.signal })).id, progress: 1 })
    } catch (error) {
      change(key, { error })
    }
  }

  return {
    uploads,
    ids: uploads.flatMap(({ id }) => id ?? []),
    busy: uploads.some(({ id, error, held }) => !id && !error && !held),
    add: (blob: Blob, name: string) => {
      const key = next.current++
      const preview = URL.createObjectURL(blob)
      setUploads(list => [...list, { key, name, type: blob.type, preview, progress: 0 }])
      void send(key, blob, name)
    },
    again: ({ key, name }: Upload) => {
      const blob = running.current.get(key)?.blob
      change(key, { error: undefined, progress: 0 })
      if (blob) void send(key, blob, name)
    },
    /** Stops what still travels and hands everything over, for whoever sends it later. */
    handOver: () =>
      uploads.flatMap(({ key, name, id }) => {
        const held = running.current.get(key)
        if (held && !id) held.abort.abort()
        return held ? [{ name, blob: held.blob, ...(id && { id }) }] : []
      }),
    remove: ({ key, preview }: Upload) => {
      running.current.get(key)?.abort.abort()
      running.current.delete(key)
      URL.revokeObjectURL(preview)
      setUploads(list => list.filter(item => item.key !== key))
    },
  }
}
