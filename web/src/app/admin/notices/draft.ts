/** What somebody writes into the form of a notice, and what is sent. */
import type { NewNotice } from '@/api/types'
import type { useWords } from '@/i18n'
import { flag, lines, line, moment } from '../draw'
import type { WriteField } from '../WriteForm'

type Content = NewNotice['content']

export interface Draft {
  titleZh: string
  bodyZh: string
  titleEn?: string
  bodyEn?: string
  pinned?: boolean
  from: string
  until: string
}

export const read = ({ titleZh, titleEn = '', bodyZh, bodyEn = '', pinned = false, from, until }: Draft): Content => ({
  title: { zh: titleZh, en: titleEn },
  body: { zh: bodyZh, en: bodyEn },
  pinned,
  from,
  until,
})

export const draftOf = ({ title, body, pinned, from, until }: Content): Draft => ({
  titleZh: title.zh,
  bodyZh: body.zh,
  titleEn: title.en,
  bodyEn: body.en,
  pinned,
  from,
  until,
})

export const fields = <Values extends Draft>(t: ReturnType<typeof useWords>['t']): WriteField<Values>[] => [
  { name: 'titleZh', label: t('notices.titleZh'), draw: line },
  { name: 'bodyZh', label: t('notices.bodyZh'), draw: lines },
  { name: 'titleEn', label: t('notices.titleEn'), optional: true, draw: line },
  { name: 'bodyEn', label: t('notices.bodyEn'), optional: true, draw: lines },
  { name: 'from', label: t('notices.from'), draw: moment },
  { name: 'until', label: t('notices.until'), draw: moment },
  { name: 'pinned', label: t('notices.pinned'), optional: true, draw: flag },
]
