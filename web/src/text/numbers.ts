import { LOCALE_TAGS, type Locale, type Translate } from './translate.ts'

export function numberText(value: number, locale: Locale, decimals = 0): string {
  return new Intl.NumberFormat(LOCALE_TAGS[locale], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(value)
}

/** Fen to words: whole yuan without decimals, anything else with two. */
export function moneyText(fen: number, locale: Locale, t: Translate): string {
  return t('ui.money.yuan', { yuan: numberText(fen / 100, locale, fen % 100 === 0 ? 0 : 2) })
}

/** An honest count: what was counted, or “1 000+” when the counting stopped there. */
export function countText(count: number, more: boolean, locale: Locale, t: Translate): string {
  const said = count >= 1000 ? numberText(count, locale).replaceAll(',', ' ') : numberText(count, locale)
  return more ? t('ui.count.more', { count: said }) : said
}
