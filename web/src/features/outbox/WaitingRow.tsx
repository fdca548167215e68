import type { ReactNode } from 'react'
import { pathWords } from '@/features/area/place'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Notice } from '@/ui/Notice'
import { When } from '@/ui/When'
import { isAct, isVisit, type Waiting } from './model'
import { discard } from './outbox'
import css from './outbox.module.css'

/** One thing that was written and has not arrived. What is given inside takes the place of the plain way out. */
export function WaitingRow({ item, children }: { item: Waiting; children?: ReactNode }) {
  const { t, say } = useWords()
  const { at, files, refused } = item
  const what = () => {
    if (isVisit(item)) return t('visit.at', { place: say(item.base.place.name) })
    if (isAct(item)) return t('waiting.act', { act: say(item.label), title: item.base.title })
    return item.measure ?? item.body.description
  }
  const where = () => {
    if (isVisit(item)) return pathWords(item.base.place.path, say)
    if (isAct(item)) return item.base.number
    return item.place.length > 0 ? pathWords(item.place, say) : t('place.point')
  }
  return (
    <li className={css.waiting}>
      <strong>{what()}</strong>
      <small>
        {where()} · <When at={at} />
        {files.length > 0 && ` · ${t('waiting.files', { count: files.length })}`}
      </small>
      {refused !== undefined && <Notice tone="danger">{t('waiting.refused', { reason: refused })}</Notice>}
      {children || (
        <Button look="quiet" onClick={() => void discard(item.id)}>
          {t('waiting.discard')}
        </Button>
      )}
    </li>
  )
}
