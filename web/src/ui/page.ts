import { useEffect, useRef } from 'react'
import { useWords } from '@/i18n'

/**
 * Names the page in the browser's title. The returned ref goes on the heading: after a change of page the focus
 * moves there, so that screen readers say where one is.
 */
export function usePage(title: string) {
  const { t } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = t('ui.page', { title })
  }, [title, t])
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body)
      heading.current?.focus({ preventScroll: true })
  }, [])
  return { ref: heading, tabIndex: -1 }
}
