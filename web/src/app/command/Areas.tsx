import { Panel } from './Panel'
import { Link } from '@tanstack/react-router'
import type { Situation } from '@/api/types'
import { useWords } from '@/i18n'
import { Empty, Loading } from '@/ui/Empty'
import css from './command.module.css'
import type { CommandSearch } from './search'

interface Props {
  board: Situation | undefined
  search: CommandSearch
  onChange: (by: Partial<CommandSearch>) => void
}

/**
 * The same cases as on the map, as lists: by the areas below, and by the units that answer for them. In the order of
 * their codes, never of their figures. From here one goes down: area, unit, cases.
 */
export function Areas({ board, search, onChange }: Props) {
  const { t, say, lang } = useWords()
  const number = new Intl.NumberFormat(lang)
  if (!board) return <Loading rows={8} />
  const { area, unit, drill } = search
  const rows = [
    ...board.by_area.map(one => ({ ...one, kind: 'area' as const })),
    ...board.by_unit.map(({ unit: { id, code, name }, ...tally }) => ({
      id,
      code,
      name,
      ...tally,
      kind: 'unit' as const,
    })),
  ]
  const table = (kind: 'area' | 'unit', title: string) => (
    <Panel title={title}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t(`command.col_${kind}`)}</th>
            <th scope="col">{t('command.open')}</th>
            <th scope="col">{t('command.late')}</th>
            <th scope="col">{t('command.stageLate')}</th>
          </tr>
        </thead>
        <tbody>
          {rows
            .filter(row => row.kind === kind)
            .map(row => (
              <tr key={row.id} data-chosen={row.id === unit || undefined}>
                <th scope="row">
                  <button
                    type="button"
                    className={css.link}
                    aria-pressed={kind === 'unit' ? row.id === unit : undefined}
                    onClick={() =>
                      onChange(kind === 'area' ? { area: row.id } : { unit: row.id === unit ? undefined : row.id })
                    }
                  >
                    {say(row.name)}
                  </button>
                </th>
                <td>
                  <Link
                    to="/desk"
                    search={kind === 'area' ? { area: row.id } : { area, unit: row.id }}
                    aria-label={t('command.toDesk', { name: say(row.name), count: row.open })}
                  >
                    {number.format(row.open)}
                  </Link>
                </td>
                <td data-late={row.late > 0}>{number.format(row.late)}</td>
                <td>{number.format(row.stage_late)}</td>
              </tr>
            ))}
        </tbody>
      </table>
      {rows.every(row => row.kind !== kind) && <Empty title={t(drill ? 'command.noExercise' : 'command.nothing')} />}
    </Panel>
  )
  return (
    <>
      {board.by_area.length > 0 && table('area', t('command.areas'))}
      {table('unit', t('command.units'))}
    </>
  )
}
