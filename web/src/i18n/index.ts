import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { Text } from '@/api/types'

export type Lang = 'zh-CN' | 'en'
/** Each language is called by its own name, so these two words stand in no language file. */
export const LANGUAGES: Record<Lang, string> = { 'zh-CN': '中文', en: 'English' }

const KEY = 'liandong.lang'
const files = { 'zh-CN': () => import('./zh-CN.json'), en: () => import('./en.json') } satisfies Record<Lang, unknown>

/** Chinese unless the person chose, or their device speaks only other languages and English among them. */
export function wishedLang(stored: string | null, spoken: readonly string[]): Lang {
  if (stored === 'zh-CN' || stored === 'en') return stored
  const known = spoken.map(tag => tag.toLowerCase()).find(tag => /^(zh|en)\b/.test(tag))
  return known?.startsWith('en') ? 'en' : 'zh-CN'
}

async function load(lang: Lang) {
  if (!i18next.hasResourceBundle(lang, 'translation'))
    i18next.addResourceBundle(lang, 'translation', (await files[lang]()).default)
}

export async function startI18n() {
  const lang = wishedLang(localStorage.getItem(KEY), navigator.languages)
  await i18next.use(initReactI18next).init({ lng: lang, interpolation: { escapeValue: false }, resources: {} })
  await load(lang)
  document.documentElement.lang = lang
  return i18next
}

export async function chooseLang(lang: Lang) {
  await load(lang)
  localStorage.setItem(KEY, lang)
  document.documentElement.lang = lang
  await i18next.changeLanguage(lang)
}

/** Words of the language files (`t`), and the server's two-language texts in the language in force (`say`). */
export function useWords() {
  const { t, i18n } = useTranslation()
  const lang: Lang = i18n.language === 'en' ? 'en' : 'zh-CN'
  return { t, lang, say: (text: Text | undefined) => sentence(pick(text, lang)) }
}

/** Labels of the server are written as words; where they stand alone they begin like a sentence. */
const sentence = (words: string) => words.charAt(0).toLocaleUpperCase() + words.slice(1)

/** A text in one language; the other one where it is missing, since some words are better than none. */
export const pick = (text: Text | undefined, lang: Lang): string =>
  text ? (lang === 'en' ? text.en || text.zh : text.zh || text.en) : ''
