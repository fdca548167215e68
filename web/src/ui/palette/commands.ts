import { useEffect, useSyncExternalStore } from 'react'

export interface Command {
  id: string
  label: string
  /** Where it belongs: a face, a case. */
  group: string
  /** Other words that find it. */
  also?: string
  run: () => void
}

const offers = new Map<symbol, readonly Command[]>()
const listeners = new Set<() => void>()
let all: readonly Command[] = []

function tell() {
  // What was offered last is nearest to what a person does now.
  all = [...offers.values()].reduce<readonly Command[]>((later, own) => [...own, ...later], [])
  listeners.forEach(listener => listener())
}

/** Offers commands in the palette for as long as the component stands. `commands` must keep its identity between draws. */
export function useCommands(commands: readonly Command[]) {
  useEffect(() => {
    const own = Symbol('commands')
    offers.set(own, commands)
    tell()
    return () => {
      offers.delete(own)
      tell()
    }
  }, [commands])
}

export const useOffered = () =>
  useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => all,
  )

/** Commands that hold all the words typed, in any order. Pure. */
export function found(commands: readonly Command[], typed: string): readonly Command[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return commands.filter(({ label, group, also = '' }) => {
    const text = `${label} ${group} ${also}`.toLocaleLowerCase()
    return words.every(word => text.includes(word))
  })
}
