import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useWords } from '@/i18n'
import { found, useOffered, type Command } from './commands'
import css from './palette.module.css'

/** Everything that can be done here, found by typing. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const shown = found(useOffered(), typed)

  useEffect(() => dialog.current?.showModal(), [])
  useEffect(() => {
    dialog.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at, typed])

  const run = (command: Command | undefined) => {
    if (!command) return
    onClose()
    command.run()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    // Enter that ends a Chinese word being composed is not yet a choice.
    if (event.nativeEvent.isComposing) return
    const last = shown.length - 1
    const to = { ArrowDown: Math.min(at + 1, last), ArrowUp: Math.max(at - 1, 0), Home: 0, End: last }[event.key]
    if (event.key === 'Enter') run(shown[at])
    else if (to !== undefined) setAt(to)
    else return
    event.preventDefault()
  }

  return (
    <dialog ref={dialog} className={css.palette} aria-label={t('palette.title')} onClose={onClose}>
      <input
        className={css.input}
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={shown[at] && `${id}-${at}`}
        aria-label={t('palette.type')}
        placeholder={t('palette.type')}
        autoComplete="off"
        value={typed}
        onChange={event => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the input above keeps the focus */}
      <div id={`${id}-list`} className={css.list} role="listbox" aria-label={t('palette.title')}>
        {shown.map((command, place) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- as above
          <div
            key={command.id}
            id={`${id}-${place}`}
            className={css.item}
            role="option"
            aria-selected={place === at}
            onPointerMove={() => setAt(place)}
            onClick={() => run(command)}
          >
            <span>{command.label}</span>
            <small>{command.group}</small>
          </div>
        ))}
      </div>
      {shown.length === 0 && (
        <p className={css.none} role="status">
          {t('palette.none')}
        </p>
      )}
    </dialog>
  )
}
