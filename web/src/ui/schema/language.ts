import type { Lang } from '@/i18n'

/**
 * A form's schema in one language. Its words are Chinese; `x-en` beside them holds their English twins
 * (`title`, `description`). Pure.
 */
export function inLanguage(schema: unknown, lang: Lang): unknown {
  if (Array.isArray(schema)) return schema.map(one => inLanguage(one, lang))
  if (typeof schema !== 'object' || schema === null) return schema
  const { 'x-en': english, ...rest } = schema as Record<string, unknown>
  const own = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, inLanguage(value, lang)]))
  return lang === 'en' && typeof english === 'object' ? { ...own, ...english } : own
}
