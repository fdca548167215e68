import { useWords } from '@/i18n'
import { StaffTheme } from '@/ui/theme/StaffTheme'
import { usePage } from '@/ui/page'
import { Preferences } from '../Preferences'
import { Colours } from './Colours'
import { Data } from './Data'
import { Parts } from './Parts'
import css from './styleguide.module.css'

/** Everything that pages are made of, in the theme, language and type size in force. */
export function Styleguide() {
  const { t } = useWords()
  const heading = usePage(t('guide.title'))
  return (
    <StaffTheme>
      <div className={css.page}>
        <header className={css.top}>
          <h1 {...heading}>{t('guide.title')}</h1>
          <Preferences />
        </header>
        <main className={css.main}>
          <p className={css.lead}>{t('guide.lead')}</p>
          <Colours />
          <Parts />
          <Data />
        </main>
      </div>
    </StaffTheme>
  )
}
