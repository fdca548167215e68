import { useQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { useDeferredValue, useId, useState } from 'react'
import type { Unit } from '@/api/types'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Field } from '@/ui/Field'
import { ProblemNotice } from '@/ui/Notice'
import css from './org.module.css'
import { unitsKept } from './queries'

interface Props {
  label: string
  optional?: boolean
  error?: string
  multiple?: boolean
  /** Units that are offered first. */
  named?: readonly Pick<Unit, 'id' | 'name'>[]
  value: string | string[] | undefined
  onChange: (value: string | string[] | undefined) => void
}

const SHOWN = 8

/** A unit, or several, found by name: in plain parts, and from what is kept where there is no network. */
export function UnitPicker({ label, optional, error, multiple, named = [], value, onChange }: Props) {
  const { t, say } = useWords()
  const [text, setText] = useState('')
  const q = useDeferredValue(text.trim().toLowerCase())
  const units = useQuery(unitsKept)
  const list = useId()
  const chosen = value === undefined ? [] : [value].flat()
  const all = [...new Map([...named, ...(units.data ?? [])].map(unit => [unit.id, unit])).values()]
  const fits = all.filter(
    ({ id, name }) => !chosen.includes(id) && (q === '' || `${name.zh} ${name.en}`.toLowerCase().includes(q)),
  )

  const toggle = (id: string) => {
    const next = chosen.includes(id) ? chosen.filter(one => one !== id) : multiple ? [...chosen, id] : [id]
    onChange(multiple ? next : next[0])
    setText('')
  }

  return (
    <div className={css.picker}>
      <Field label={label} optional={optional} error={error} hint={t('form.unit')}>
        {given => (
          <input
            {...given}
            type="search"
            autoComplete="off"
            aria-controls={list}
            value={text}
            onChange={event => setText(event.target.value)}
          />
        )}
      </Field>
      {units.isError && <ProblemNotice error={units.error} retry={() => void units.refetch()} />}
      <div className={css.units} id={list} role="group" aria-label={label}>
        {[...all.filter(({ id }) => chosen.includes(id)), ...fits.slice(0, SHOWN)].map(({ id, name }) => (
          <Button
            key={id}
            look={chosen.includes(id) ? 'chosen' : undefined}
            aria-pressed={chosen.includes(id)}
            onClick={() => toggle(id)}
          >
            {chosen.includes(id) && <Check aria-hidden size={18} />}
            {say(name)}
          </Button>
        ))}
        {q !== '' && fits.length === 0 && <p>{t('form.nothing')}</p>}
      </div>
    </div>
  )
}
