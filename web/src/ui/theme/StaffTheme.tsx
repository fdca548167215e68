import { App, ConfigProvider, theme as ant } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { useEffect, useMemo, type ReactNode } from 'react'
import { useWords } from '@/i18n'
import { useLargeType } from '../type'
import { isDark, palette, useTheme } from './theme'

/** The nonce that the server wrote into the page; Ant Design's style tags carry it. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce

/** Ant Design in our colours, type size and language. */
export function StaffTheme({ children }: { children: ReactNode }) {
  const { lang } = useWords()
  const name = useTheme()
  const large = useLargeType()
  useEffect(() => void dayjs.locale(lang === 'en' ? 'en' : 'zh-cn'), [lang])
  const theme = useMemo(() => {
    const colour = palette(name)
    return {
      algorithm: [isDark(name) ? ant.darkAlgorithm : ant.defaultAlgorithm],
      token: {
        colorPrimary: colour.primary,
        colorError: colour.danger,
        colorWarning: colour.warn,
        colorSuccess: colour.ok,
        colorLink: colour.primary,
        colorText: colour.text,
        colorTextSecondary: colour['text-2'],
        colorTextDescription: colour['text-2'],
        colorTextPlaceholder: colour['text-2'],
        colorTextLightSolid: colour['on-primary'],
        colorBgBase: colour.surface,
        colorBgContainer: colour.surface,
        colorBgElevated: colour.surface,
        colorBorder: colour['line-strong'],
        colorBorderSecondary: colour.line,
        // On dark ground a shadow alone sets nothing apart.
        ...(isDark(name) && { boxShadowSecondary: `0 0 0 1px ${colour['line-strong']}, 0 8px 24px ${colour.bg}` }),
        borderRadius: 6,
        // What fades away is still read out: a button that has done its work would go on being called “loading”.
        motion: false,
        fontSize: large ? 17 : 14,
        fontFamily: 'inherit',
      },
      // On the darkest ground its own grey could not be told from what lies around it.
      components: {
        Segmented: { itemSelectedBg: colour['primary-soft'], itemSelectedColor: colour.text },
      },
    }
  }, [name, large])
  return (
    <ConfigProvider
      csp={nonce ? { nonce } : undefined}
      theme={theme}
      locale={lang === 'en' ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
    >
      <App component={false}>{children}</App>
    </ConfigProvider>
  )
}
