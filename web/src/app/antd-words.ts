import type { Locale as AntdLocale } from 'antd/es/locale'
import type { Locale } from '../text/translate.ts'

const loaded = new Map<Locale, Promise<AntdLocale>>()

/** antd's own words (“今天”, “确定”) in one language; the promise is kept, so that it can be waited for while rendering. */
export function antdWords(locale: Locale): Promise<AntdLocale> {
  const known = loaded.get(locale)
  if (known) return known
  const words =
    locale === 'zh'
      ? import('antd/es/locale/zh_CN').then((module) => module.default)
      : import('antd/es/locale/en_GB').then((module) => module.default)
  loaded.set(locale, words)
  return words
}
