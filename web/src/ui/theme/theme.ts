import { useLayoutEffect, useSyncExternalStore } from 'react'
import tokens from './tokens.json'

export type ThemeName = keyof typeof tokens
export type ThemeChoice = ThemeName | 'auto'
export type Token = keyof (typeof tokens)['light']
export const THEMES = Object.keys(tokens) as ThemeName[]
/** The wall is dark, too: it hangs in rooms where people look at it all day. */
export const isDark = (theme: ThemeName) => theme !== 'light'

/** The colours of one theme; the same values stand in tokens.css as custom properties. */
export const palette = (theme: ThemeName): Record<Token, string> => tokens[theme]

const KEY = 'liandong.theme'
const dark = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : undefined
const listeners = new Set<() => void>()
const tell = () => listeners.forEach(listener => listener())
dark?.addEventListener('change', tell)

export function themeChoice(): ThemeChoice {
  const stored = localStorage.getItem(KEY)
  return THEMES.find(theme => theme === stored) ?? 'auto'
}

/** What the face in sight wants where nobody chose light. */
let face: ThemeName | undefined

/** The choice as it holds on this face; `auto` follows the system. */
const inForce = (): ThemeChoice => (face && themeChoice() !== 'light' ? face : themeChoice())

/** Puts the stored choice on the document; without one the style sheet follows the system by itself. */
export function applyTheme() {
  const choice = inForce()
  if (choice === 'auto') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = choice
}

/** A face with a theme of its own, as the wall: it holds while the face is shown, unless somebody chose light. */
export function useFaceTheme(name: ThemeName) {
  useLayoutEffect(() => {
    face = name
    applyTheme()
    tell()
    return () => {
      face = undefined
      applyTheme()
      tell()
    }
  }, [name])
}

export function chooseTheme(choice: ThemeChoice) {
  if (choice === 'auto') localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, choice)
  applyTheme()
  tell()
}

const current = (): ThemeName => {
  const choice = inForce()
  return choice === 'auto' ? (dark?.matches ? 'dark' : 'light') : choice
}

/** The theme in force now. */
export const useTheme = (): ThemeName =>
  useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    current,
    () => 'light',
  )
