import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Lang = 'zh-CN' | 'en'
type Words = Record<string, Record<string, string>>

const files = new Map<Lang, Words>()

/** The words of the pages, from the same language files: a specification never repeats a sentence. */
export function words(
  lang: Lang,
): Words &
  Record<
    | 'enter'
    | 'desk'
    | 'report'
    | 'resident'
    | 'follow'
    | 'place'
    | 'form'
    | 'act'
    | 'filter'
    | 'receipt'
    | 'setup'
    | 'account'
    | 'waiting'
    | 'call'
    | 'services'
    | 'guide'
    | 'palette'
    | 'field'
    | 'inbox'
    | 'known'
    | 'decide'
    | 'case'
    | 'map'
    | 'file'
    | 'public'
    | 'chart'
    | 'ui',
    Record<string, string>
  > {
  let found = files.get(lang)
  if (!found) {
    const path = join(import.meta.dirname, `../../web/src/i18n/${lang}.json`)
    found = JSON.parse(readFileSync(path, 'utf8')) as Words
    files.set(lang, found)
  }
  return found as ReturnType<typeof words>
}

/** A sentence with its holes filled, as a pattern for accessible names. */
export const said = (sentence: string | undefined, holes: Record<string, string> = {}) =>
  (sentence ?? '').replace(/{{(\w+)}}/g, (_, hole: string) => holes[hole] ?? '')
