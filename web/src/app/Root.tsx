import { Outlet, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { chooseLang, LANGUAGES, useWords, type Lang } from '@/i18n'
import { useCommands, type Command } from '@/ui/palette/commands'
import { PaletteDoor } from '@/ui/palette/PaletteDoor'
import { chooseTheme, isDark, useTheme } from '@/ui/theme/theme'
import { chooseType, useLargeType } from '@/ui/type'

/** What stands around every page: the palette, and the commands that hold everywhere. */
export function Root() {
  useCommands(useEverywhere())
  return (
    <>
      <Outlet />
      <PaletteDoor />
    </>
  )
}

function useEverywhere(): readonly Command[] {
  const { t, lang } = useWords()
  const navigate = useNavigate()
  const dark = isDark(useTheme())
  const large = useLargeType()
  return useMemo(() => {
    const other: Lang = lang === 'en' ? 'zh-CN' : 'en'
    const pages = [
      { id: 'home', label: t('resident.home'), to: '/' },
      { id: 'report', label: t('report.title'), to: '/report' },
      { id: 'call', label: t('call.title'), to: '/call' },
      { id: 'public', label: t('public.title'), to: '/public' },
      { id: 'field', label: t('field.title'), to: '/field' },
      { id: 'desk', label: t('desk.title'), to: '/desk' },
      { id: 'calendar', label: t('calendar.title'), to: '/desk/calendar' },
      { id: 'command', label: t('command.title'), to: '/command' },
      { id: 'admin', label: t('admin.title'), to: '/admin' },
      { id: 'styleguide', label: t('guide.title'), to: '/styleguide' },
    ] as const
    return [
      ...pages.map(({ id, label, to }) => ({
        id,
        label,
        group: t('palette.pages'),
        also: to,
        run: () => void navigate({ to }),
      })),
      ...[
        { id: 'lang', label: LANGUAGES[other], also: 'language', run: () => void chooseLang(other) },
        {
          id: 'theme',
          label: t(dark ? 'ui.lightTheme' : 'ui.darkTheme'),
          run: () => chooseTheme(dark ? 'light' : 'dark'),
        },
        { id: 'type', label: t(large ? 'ui.normalType' : 'ui.largeType'), run: () => chooseType(!large) },
      ].map(command => ({ ...command, group: t('palette.looks') })),
    ]
  }, [t, lang, navigate, dark, large])
}
