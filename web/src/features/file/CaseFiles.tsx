import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { headersOf, session, type Access } from '@/api/client'
import { problemOf } from '@/api/problem'
import type { CaseFile } from '@/api/types'
import { useWords } from '@/i18n'
import css from './file.module.css'

/**
 * The address of a file for this page only. With a receipt the right to see it travels in a header, which an `<img>`
 * cannot send; so it is fetched here.
 */
function useFile(url: string, access: Access) {
  const { data: blob } = useQuery({
    queryKey: ['file', url],
    queryFn: async () => {
      const response = await fetch(url, { headers: headersOf(access) })
      if (!response.ok) throw await problemOf(response)
      return response.blob()
    },
    enabled: access.kind === 'receipt',
    staleTime: Infinity,
  })
  const made = useMemo(() => (blob ? URL.createObjectURL(blob) : undefined), [blob])
  useEffect(() => () => void (made && URL.revokeObjectURL(made)), [made])
  return access.kind === 'receipt' ? made : url
}

function Shown({ file, name, access }: { file: CaseFile; name: string; access: Access }) {
  const sound = file.kind === 'voice' || file.kind === 'audio'
  const small = useFile(sound ? file.url : (file.thumb_url ?? file.url), access)
  const { t } = useWords()
  if (sound)
    return (
      // oxlint-disable-next-line jsx-a11y/media-has-caption -- a resident's voice note; its words stand in the report
      <audio controls className={css.voice} src={small} aria-label={name} />
    )
  const picture = <img className={css.picture} src={small} alt={name} loading="lazy" />
  return access.kind === 'receipt' ? (
    picture
  ) : (
    <a href={file.url} target="_blank" rel="noreferrer" aria-label={t('file.open', { name })}>
      {picture}
    </a>
  )
}

/** The photos and voice notes of a case. */
export function CaseFiles({ files, access = session }: { files: readonly CaseFile[]; access?: Access }) {
  const { t } = useWords()
  if (files.length === 0) return null
  return (
    <ul className={css.shots}>
      {files.map((file, at) => (
        <li key={file.id}>
          <Shown file={file} access={access} name={t('file.name', { n: at + 1 })} />
        </li>
      ))}
    </ul>
  )
}
