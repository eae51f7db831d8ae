import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, use, useLayoutEffect } from 'react'
import { LOCALE_TAGS, type Locale, type Texts } from '../text/translate.ts'
import { SpeechProvider } from '../text/use-text.tsx'
import { usePreferences } from './preferences.ts'
import { queries } from './queries.ts'
import { Wait } from './wait.tsx'

interface Props {
  /** The words of a language; the same promise each time. */
  readonly texts: (locale: Locale) => Promise<Texts>
  readonly children: ReactNode
}

function Spoken({ texts, children }: Props) {
  const { locale: chosen, theme } = usePreferences()
  const locale = chosen ?? 'zh'
  const words = use(texts(locale))
  useLayoutEffect(() => {
    document.documentElement.lang = LOCALE_TAGS[locale]
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  }, [locale, theme])
  return (
    <SpeechProvider texts={words} locale={locale}>
      {children}
    </SpeechProvider>
  )
}

/** Language, appearance and what was asked of the server: what stands around every page. */
export function Speaking({ texts, children }: Props) {
  return (
    <QueryClientProvider client={queries}>
      <Wait>
        <Spoken texts={texts}>{children}</Spoken>
      </Wait>
    </QueryClientProvider>
  )
}
