import { useMemo, useState } from 'react'
import { newKey } from '@/api/once'
import { deskSearch } from './search'
import { readViews, withView, type OwnView, type ViewSearch } from './views'

/** The views that somebody made, kept in the browser for each account: a desk is often shared by a shift. */
export function useViews(account: string) {
  const key = `liandong.views.${account}`
  const [text, setText] = useState(() => localStorage.getItem(key))
  const views = useMemo(() => readViews(text, deskSearch), [text])
  const store = (list: readonly OwnView[]) => {
    const next = JSON.stringify(list)
    localStorage.setItem(key, next)
    setText(next)
  }
  return {
    views,
    save: (name: string, search: ViewSearch) => store(withView(views, { id: newKey(), name, search })),
    remove: (id: string) => store(views.filter(view => view.id !== id)),
  }
}
