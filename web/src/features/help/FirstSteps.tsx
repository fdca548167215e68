import { useId } from 'react'
import type { Account } from '@/api/types'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import css from './help.module.css'
import { useSeen } from './seen'
import { stepsFor, type HelpFace } from './steps'

interface Props {
  account: Account
  face: HelpFace
}

/** Where the words of each face stand. */
const WORDS: Record<HelpFace, (key: string) => 'help.title'> = {
  desk: key => `help.desk.${key}` as 'help.title',
  field: key => `help.field.${key}` as 'help.title',
  admin: key => `help.admin.${key}` as 'help.title',
}

/** The first steps of a face, until they are put away; the menu calls them again. They stand in the page and cover nothing. */
export function FirstSteps({ account, face }: Props) {
  const { t } = useWords()
  const title = useId()
  const { seen, putAway } = useSeen(account.id, face)
  const steps = stepsFor(face, account.permissions)
  if (seen || steps.length === 0) return null
  return (
    <section className={css.first} aria-labelledby={title} data-print="never">
      <h2 id={title}>{t('help.title', { name: account.display })}</h2>
      <p>{t(`help.lead.${face}`)}</p>
      <ol>
        {steps.map(({ key }) => (
          <li key={key}>
            <strong>{t(WORDS[face](key))}</strong>
            <span>{t(WORDS[face](`${key}Text`))}</span>
          </li>
        ))}
      </ol>
      <Button onClick={putAway}>{t('help.putAway')}</Button>
    </section>
  )
}
