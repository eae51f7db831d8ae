import { useSyncExternalStore } from 'react'
import { LOCALES, type Locale } from '../text/translate.ts'

export const THEMES = ['light', 'dark', 'system'] as const
export type ThemeChoice = (typeof THEMES)[number]

/** What belongs to this browser, not to the person's account. */
export interface Preferences {
  /** Null until somebody chose here: then the account's language holds. */
  readonly locale: Locale | null
  readonly theme: ThemeChoice
  readonly letters: boolean
}

const PLACE = 'quancheng.preferences'
const START: Preferences = { locale: null, theme: 'system', letters: true }

function stored(): Preferences {
  try {
    const found = JSON.parse(localStorage.getItem(PLACE) ?? '{}') as Partial<
      Record<keyof Preferences, unknown>
    >
    return {
      locale: LOCALES.find((locale) => locale === found.locale) ?? null,
      theme: THEMES.find((theme) => theme === found.theme) ?? START.theme,
      letters: typeof found.letters === 'boolean' ? found.letters : START.letters,
    }
  } catch {
    return START
  }
}

let current = stored()
const listeners = new Set<() => void>()

export function prefer(change: Partial<Preferences>): void {
  current = { ...current, ...change }
  localStorage.setItem(PLACE, JSON.stringify(current))
  for (const listener of listeners) listener()
}

/** The language the pages begin in. */
export function firstLocale(): Locale {
  return current.locale ?? 'zh'
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => current,
  )
}
