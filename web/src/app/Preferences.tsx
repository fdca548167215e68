import { AArrowUp, Languages, Moon, Sun } from 'lucide-react'
import { chooseLang, LANGUAGES, useWords, type Lang } from '@/i18n'
import { Button } from '@/ui/Button'
import { chooseTheme, isDark, useTheme } from '@/ui/theme/theme'
import { chooseType, useLargeType } from '@/ui/type'

/** Language, theme and type size: on every face, remembered on the device. */
export function Preferences({ brief }: { brief?: boolean }) {
  const { t, lang } = useWords()
  const theme = useTheme()
  const large = useLargeType()
  const other: Lang = lang === 'en' ? 'zh-CN' : 'en'
  const dark = isDark(theme)
  const ThemeIcon = dark ? Sun : Moon
  return (
    <>
      <Button look="quiet" lang={other} onClick={() => void chooseLang(other)}>
        <Languages aria-hidden size={18} />
        {LANGUAGES[other]}
      </Button>
      <Button
        look="quiet"
        aria-label={t(dark ? 'ui.lightTheme' : 'ui.darkTheme')}
        onClick={() => chooseTheme(dark ? 'light' : 'dark')}
      >
        <ThemeIcon aria-hidden size={18} />
      </Button>
      {!brief && (
        <Button look="quiet" aria-label={t('ui.largeType')} aria-pressed={large} onClick={() => chooseType(!large)}>
          <AArrowUp aria-hidden size={22} />
        </Button>
      )}
    </>
  )
}
