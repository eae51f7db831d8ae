import { ConfigProvider, theme } from 'antd'
import { type ReactNode, use } from 'react'
import { useText } from '../text/use-text.tsx'
import { lightTheme, nightTheme, phoneTheme } from '../ui/theme.ts'
import { antdWords } from './antd-words.ts'
import { usePreferences } from './preferences.ts'
import { DARK, PHONE, useMedia } from './use-media.ts'

interface Props {
  readonly children: ReactNode
}

/** The house's colours and words for antd's parts. */
export function AntdTheme({ children }: Props) {
  const { locale } = useText()
  const { theme: choice } = usePreferences()
  const systemDark = useMedia(DARK)
  const phone = useMedia(PHONE)
  const dark = choice === 'dark' || (choice === 'system' && systemDark)
  const base = dark ? nightTheme : lightTheme
  const words = use(antdWords(locale))
  return (
    <ConfigProvider
      locale={words}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
      theme={{
        ...base,
        token: { ...base.token, ...(phone && phoneTheme.token) },
        algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
        cssVar: {},
      }}
    >
      {children}
    </ConfigProvider>
  )
}
