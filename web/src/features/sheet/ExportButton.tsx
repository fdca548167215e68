import { useMutation } from '@tanstack/react-query'
import { Button, Checkbox, Popover, Segmented } from 'antd'
import { Download } from 'lucide-react'
import { useState } from 'react'
import type { Text } from '@/api/types'
import { useWords } from '@/i18n'
import { Notice, ProblemNotice } from '@/ui/Notice'
import { keep, type SheetWish, type Written } from './file'
import css from './sheet.module.css'

export interface SheetColumn {
  key: string
  label: Text
  /** Taken where nobody chose. */
  usual: boolean
}

interface Props {
  columns: readonly SheetColumn[]
  /** What was chosen last is remembered under this name. */
  name: string
  /** Asks the server for the file; gives up when the signal says so. */
  send: (wish: SheetWish, signal: AbortSignal) => Promise<Written>
  /** Only a sign, for narrow places. */
  brief?: boolean
}

const remembered = (name: string): string[] | undefined => {
  const kept = localStorage.getItem(`liandong.columns.${name}`)
  return kept === null ? undefined : kept.split(',')
}

/** What is on the screen as a workbook or as CSV: which columns, in which form, and afterwards how many rows there were. */
export function ExportButton({ columns, name, send, brief }: Props) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <Popover
      trigger="click"
      placement="topRight"
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      content={<Choice columns={columns} name={name} send={send} />}
    >
      <Button
        icon={<Download aria-hidden size={16} />}
        aria-label={t('sheet.export')}
        aria-expanded={open}
        title={t('sheet.export')}
      >
        {brief ? undefined : t('sheet.export')}
      </Button>
    </Popover>
  )
}

function Choice({ columns, name, send }: Omit<Props, 'brief'>) {
  const { t, say } = useWords()
  const [format, setFormat] = useState<SheetWish['format']>('xlsx')
  const [bom, setBom] = useState(true)
  const [chosen, setChosen] = useState<string[]>(
    () =>
      remembered(name)?.filter(key => columns.some(column => column.key === key)) ??
      columns.filter(column => column.usual).map(({ key }) => key),
  )
  const [stop, setStop] = useState<AbortController>()
  const sending = useMutation({
    mutationFn: async () => {
      const ended = new AbortController()
      setStop(ended)
      // In the order of the list, whatever the order of the clicks.
      const wanted = columns.filter(({ key }) => chosen.includes(key)).map(({ key }) => key)
      localStorage.setItem(`liandong.columns.${name}`, wanted.join(','))
      const written = await send({ format, columns: wanted.join(','), bom }, ended.signal)
      keep(written)
      return written
    },
  })
  const stopped = stop?.signal.aborted ?? false
  return (
    <form
      className={css.choice}
      aria-label={t('sheet.export')}
      onSubmit={event => {
        event.preventDefault()
        sending.mutate()
      }}
    >
      <Segmented<SheetWish['format']>
        aria-label={t('sheet.format')}
        value={format}
        onChange={setFormat}
        options={[
          { value: 'xlsx', label: t('sheet.xlsx') },
          { value: 'csv', label: t('sheet.csv') },
        ]}
      />
      {format === 'csv' && (
        <Checkbox checked={bom} onChange={event => setBom(event.target.checked)}>
          {t('sheet.bom')}
        </Checkbox>
      )}
      <fieldset className={css.columns}>
        <legend>{t('sheet.columns')}</legend>
        <Checkbox.Group
          value={chosen}
          onChange={setChosen}
          options={columns.map(({ key, label }) => ({ value: key, label: say(label) }))}
        />
      </fieldset>
      <p className={css.hint}>{t('sheet.noted')}</p>
      <div className={css.buttons}>
        <Button type="primary" htmlType="submit" disabled={sending.isPending || chosen.length === 0}>
          {t(sending.isPending ? 'sheet.writing' : 'sheet.download')}
        </Button>
        {sending.isPending && <Button onClick={() => stop?.abort()}>{t('sheet.stop')}</Button>}
      </div>
      {sending.isError && !stopped && <ProblemNotice error={sending.error} />}
      {sending.data && (
        <Notice tone={sending.data.cut ? 'warn' : 'ok'}>
          {t(sending.data.cut ? 'sheet.cut' : 'sheet.done', { count: sending.data.rows })}
        </Notice>
      )}
    </form>
  )
}
