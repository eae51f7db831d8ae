import { en } from './en.ts'
import { looks } from './keep.ts'
import { type Words, zh } from './zh.ts'

export type Language = 'zh' | 'en'

let language: Language = looks.language() ?? (/^zh/i.test(navigator.language) ? 'zh' : 'en')
let words: Words = language === 'zh' ? zh : en

export function speak(next: Language): void {
  language = next
  words = next === 'zh' ? zh : en
  looks.setLanguage(next)
}

export const spoken = (): Language => language

export function say(key: keyof Words, facts: Readonly<Record<string, string | number>> = {}): string {
  return Object.entries(facts).reduce(
    (text, [name, value]) => text.split(`{${name}}`).join(String(value)),
    words[key],
  )
}

/** What the content says, in the language that is spoken. */
export const inWords = (texts: { readonly zh: string; readonly en: string }): string => texts[language]

const ZONE = 'Asia/Shanghai'
const dayOf = (instant: Date) => new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(instant)

export function timeOf(instant: Date): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' }).format(
    instant,
  )
}

function dayWord(instant: Date): string {
  const day = dayOf(instant)
  if (day === dayOf(new Date())) return say('today')
  if (day === dayOf(new Date(Date.now() + 86_400_000))) return say('tomorrow')
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: ZONE,
    month: 'long',
    day: 'numeric',
    weekday: 'short',
  }).format(instant)
}

/** Just a figure is a floor; anything else says itself where it is. */
export const floorOf = (floor: string | null): string | null =>
  floor !== null && /^\d+$/.test(floor) ? say('floor', { floor }) : floor

export const whenOf = (iso: string): string => {
  const instant = new Date(iso)
  return `${dayWord(instant)} ${timeOf(instant)}`
}
