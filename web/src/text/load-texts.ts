import type { Locale, Texts } from './translate.ts'

const texts = new Map<Locale, Promise<Texts>>()
const frontTexts = new Map<Locale, Promise<Texts>>()

function once(
  known: Map<Locale, Promise<Texts>>,
  locale: Locale,
  load: () => Promise<Texts>,
): Promise<Texts> {
  const loading = known.get(locale) ?? load()
  known.set(locale, loading)
  return loading
}

/** One language is one download. */
export function textsOf(locale: Locale): Promise<Texts> {
  return once(texts, locale, async () =>
    locale === 'zh' ? (await import('./zh.ts')).zh : (await import('./en.ts')).en,
  )
}

/** Only what is said before somebody is signed in: the other rooms are not there. */
export function frontTextsOf(locale: Locale): Promise<Texts> {
  return once(frontTexts, locale, async () => {
    const said =
      locale === 'zh' ? (await import('./front.zh.ts')).frontZh : (await import('./front.en.ts')).frontEn
    return said as Texts
  })
}
