import { useState, type KeyboardEvent } from 'react'
import type { CaseSummary } from '@/api/types'
import type { Picks } from './usePicks'

const KEY = 'liandong.keys'

interface Options {
  cases: readonly CaseSummary[]
  open: string | undefined
  onOpen: (id: string | undefined) => void
  picks: Picks
}

/** Marks the elements that single keys lead to. */
export const SHORTCUT = { search: 'search', view: 'view', act: 'act', bulk: 'bulk' } as const

const find = (shortcut: string, at = 0) => document.querySelectorAll<HTMLElement>(`[data-shortcut="${shortcut}"]`)[at]

/** Single keys for people who do this all day. They can be switched off (WCAG 2.1.4) and never act while one types. */
export function useKeys({ cases, open, onOpen, picks }: Options) {
  const [on, setOn] = useState(() => localStorage.getItem(KEY) !== 'off')

  const step = (by: number) => {
    const at = cases.findIndex(({ id }) => id === open)
    const next = cases[at < 0 ? 0 : Math.min(Math.max(at + by, 0), cases.length - 1)]
    if (next) onOpen(next.id)
  }

  const keys: Record<string, () => void> = {
    j: () => step(1),
    k: () => step(-1),
    x: () => open && picks.toggle(open),
    X: () => open && picks.toggle(open, true),
    a: picks.pickAll,
    b: () => find(SHORTCUT.bulk)?.focus(),
    v: () => find(SHORTCUT.view)?.focus(),
    '/': () => find(SHORTCUT.search)?.focus(),
    Escape: picks.clear,
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement
    const typing = target.matches('input, textarea, select, [contenteditable], [role="combobox"]')
    if (!on || typing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    const act = /^[1-9]$/.test(event.key) ? find(SHORTCUT.act, Number(event.key) - 1) : undefined
    const key = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined
    if (key) key()
    else if (act) act.click()
    else return
    event.preventDefault()
  }

  const toggle = () => {
    if (on) localStorage.setItem(KEY, 'off')
    else localStorage.removeItem(KEY)
    setOn(!on)
  }

  return { on, toggle, onKeyDown }
}
