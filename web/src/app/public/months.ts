import type { Lang } from '@/i18n'

/** "2026-03" as people write it. The day in the middle keeps it in its month everywhere. */
export const monthName = (month: string, lang: Lang) =>
  new Intl.DateTimeFormat(lang, { year: 'numeric', month: 'long' }).format(new Date(`${month}-15T12:00:00`))
