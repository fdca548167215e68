import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import css from '../entrance.module.css'

/** Codes for the day when everything else is lost, shown this once. */
export function Recovery({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { t } = useWords()
  return (
    <div className={css.form}>
      <p>{t('account.recovery')}</p>
      <ul className={css.codes}>
        {codes.map(code => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Button look="primary" wide onClick={onDone}>
        {t('account.goOn')}
      </Button>
    </div>
  )
}
