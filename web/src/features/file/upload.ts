import { headersOf, type Access, session } from '@/api/client'
import { newKey } from '@/api/once'
import { Problem, problemOf, unreachable } from '@/api/problem'
import type { StoredFile } from '@/api/types'

interface Options {
  access?: Access
  onProgress?: (fraction: number) => void
  signal?: AbortSignal
  /** The `Idempotency-Key`, where a lost answer may be followed by a second try. */
  key?: string
}

const answer = (request: XMLHttpRequest) => {
  const later = request.getResponseHeader('Retry-After')
  return new Response(request.responseText || null, {
    status: request.status,
    headers: later ? { 'Retry-After': later } : {},
  })
}

/** Sends one photo or voice note. XMLHttpRequest, because fetch does not tell how far an upload has come. */
export function upload(
  file: Blob,
  name: string,
  { access = session, onProgress, signal, key = newKey() }: Options = {},
) {
  const form = new FormData()
  form.append('file', file, name)
  return new Promise<StoredFile>((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/v1/files')
    for (const [header, value] of Object.entries({ ...headersOf(access), 'Idempotency-Key': key }))
      request.setRequestHeader(header, value)
    request.upload.addEventListener('progress', event => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total)
    })
    request.addEventListener('load', () => {
      if (request.status < 300) resolve(JSON.parse(request.responseText) as StoredFile)
      else problemOf(answer(request)).then(reject, reject)
    })
    request.addEventListener('error', () => reject(unreachable()))
    request.addEventListener('abort', () => reject(new Problem('cancelled', 0, '')))
    signal?.addEventListener('abort', () => request.abort())
    request.send(form)
  })
}
