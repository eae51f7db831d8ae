import type { Locale, Texts } from './translate.ts'

/** One language is one download. */
export async function loadTexts(locale: Locale): Promise<Texts> {
  return locale === 'zh' ? (await import('./zh.ts')).zh : (await import('./en.ts')).en
}
