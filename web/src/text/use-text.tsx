import { createContext, type ReactNode, use, useMemo } from 'react'
import { dayText, timeText } from './dates.ts'
import { countText, moneyText, numberText } from './numbers.ts'
import {
  codedText,
  LOCALE_TAGS,
  type Locale,
  makeTranslate,
  type Texts,
  type Translate,
} from './translate.ts'

export interface Speech {
  readonly locale: Locale
  readonly tag: string
  readonly t: Translate
  readonly day: (day: string, wish?: { today?: string | null; weekday?: boolean }) => string
  readonly time: (instant: Date | string) => string
  readonly number: (value: number, decimals?: number) => string
  readonly money: (fen: number) => string
  readonly count: (count: number, more?: boolean) => string
  readonly refusal: (code: string, facts: Readonly<Record<string, unknown>>) => string
  /** The sentence for a code that came over the wire, or null when this language has none. */
  readonly coded: (family: string, code: string, facts: Readonly<Record<string, unknown>>) => string | null
}

const SpeechContext = createContext<Speech | null>(null)

/** Everything a screen needs to speak in one language. */
export function makeSpeech(texts: Texts, locale: Locale): Speech {
  const t = makeTranslate(texts, locale)
  return {
    locale,
    tag: LOCALE_TAGS[locale],
    t,
    day: (day, wish) => dayText(day, locale, wish),
    time: (instant) => timeText(instant, locale),
    number: (value, decimals) => numberText(value, locale, decimals),
    money: (fen) => moneyText(fen, locale, t),
    count: (count, more = false) => countText(count, more, locale, t),
    refusal: (code, facts) =>
      codedText(texts, locale, 'refusal', code, facts) ?? t('refusal.unknown', { code }),
    coded: (family, code, facts) => codedText(texts, locale, family, code, facts),
  }
}

interface Props {
  readonly texts: Texts
  readonly locale: Locale
  readonly children: ReactNode
}

export function SpeechProvider({ texts, locale, children }: Props) {
  const speech = useMemo(() => makeSpeech(texts, locale), [texts, locale])
  return <SpeechContext value={speech}>{children}</SpeechContext>
}

export function useText(): Speech {
  const speech = use(SpeechContext)
  if (!speech) throw new Error('useText needs a SpeechProvider above it')
  return speech
}
