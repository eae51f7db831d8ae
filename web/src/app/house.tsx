import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { use, useLayoutEffect } from 'react'
import { loadTexts } from '../text/load-texts.ts'
import { LOCALE_TAGS, type Locale, type Texts } from '../text/translate.ts'
import { SpeechProvider } from '../text/use-text.tsx'
import { ToastProvider } from '../ui/toast.tsx'
import { KeysProvider } from '../ui/use-keys.tsx'
import { usePreferences } from './preferences.ts'
import { queries } from './queries.ts'
import { router } from './router.tsx'
import { Wait } from './wait.tsx'

const texts = new Map<Locale, Promise<Texts>>()

function textsOf(locale: Locale): Promise<Texts> {
  const known = texts.get(locale) ?? loadTexts(locale)
  texts.set(locale, known)
  return known
}

function Speaking() {
  const { locale: chosen, theme, letters } = usePreferences()
  const locale = chosen ?? 'zh'
  const words = use(textsOf(locale))
  useLayoutEffect(() => {
    document.documentElement.lang = LOCALE_TAGS[locale]
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  }, [locale, theme])
  return (
    <SpeechProvider texts={words} locale={locale}>
      <KeysProvider lettersOn={letters}>
        <ToastProvider>
          <Wait>
            <RouterProvider router={router} />
          </Wait>
        </ToastProvider>
      </KeysProvider>
    </SpeechProvider>
  )
}

/** The whole web, put together. */
export function House() {
  return (
    <QueryClientProvider client={queries}>
      <Wait>
        <Speaking />
      </Wait>
    </QueryClientProvider>
  )
}
