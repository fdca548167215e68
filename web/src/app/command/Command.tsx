import { useWords } from '@/i18n'
import { Notice } from '@/ui/Notice'
import { useFaceTheme } from '@/ui/theme/theme'
import { Staff } from '../Staff'
import { CommandFrame } from './CommandFrame'
import { isInCommand } from './rights'

/** The district on one screen, for centres. The wall is dark. */
export function Command() {
  const { t } = useWords()
  useFaceTheme('wall')
  return (
    <Staff>
      {account =>
        isInCommand(account.permissions) ? (
          <CommandFrame account={account} />
        ) : (
          <main>
            <h1 className="visually-hidden">{t('command.title')}</h1>
            <Notice tone="warn">{t('command.notYours')}</Notice>
          </main>
        )
      }
    </Staff>
  )
}
