import type { zh } from './zh.ts'

export const LOCALES = ['zh', 'en'] as const
export type Locale = (typeof LOCALES)[number]

type Source = typeof zh
type Room = keyof Source

/** Every language says everything that `zh.ts` says. */
export type Texts = { readonly [R in Room]: Readonly<Record<keyof Source[R], string>> }

export type TextKey = { [R in Room]: `${R}.${keyof Source[R] & string}` }[Room]

type TextOf<K extends TextKey> = K extends `${infer R extends Room}.${infer Name}`
  ? Name extends keyof Source[R]
    ? Source[R][Name]
    : never
  : never

type FactNames<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | FactNames<Rest> : never

type FactsOf<K extends TextKey> = [FactNames<TextOf<K>>] extends [never]
  ? []
  : [facts: Readonly<Record<FactNames<TextOf<K>>, string | number>>]

/** `t('today.left', { count: 11 })`: the facts a text needs are read from its Chinese wording. */
export type Translate = <K extends TextKey>(key: K, ...facts: FactsOf<K>) => string

export const LOCALE_TAGS: Readonly<Record<Locale, string>> = { zh: 'zh-CN', en: 'en-GB' }

/** Fills `{name}` with a fact and `{count|# day|# days}` with the form its number asks for. */
export function fill(text: string, facts: Readonly<Record<string, string | number>>, locale: Locale): string {
  return text.replace(
    /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g,
    (whole, name: string, one?: string, other?: string) => {
      const fact = facts[name]
      if (fact === undefined) return whole
      const said = typeof fact === 'number' ? new Intl.NumberFormat(LOCALE_TAGS[locale]).format(fact) : fact
      if (one === undefined || other === undefined) return said
      const form = new Intl.PluralRules(LOCALE_TAGS[locale]).select(Number(fact)) === 'one' ? one : other
      return form.replace('#', said)
    },
  )
}

export function makeTranslate(texts: Texts, locale: Locale): Translate {
  return (key, ...[facts]) => {
    const dot = key.indexOf('.')
    const room = texts[key.slice(0, dot) as Room] as Readonly<Record<string, string>>
    return fill(room[key.slice(dot + 1)] ?? key, facts ?? {}, locale)
  }
}

/**
 * The sentence for a code that came over the wire, or null when there is none. In the family `refusal`,
 * `intake.already-taken` is said by `refusal.already-taken` in the room `intake`, and `not-found` by the room `refusal` itself.
 */
export function codedText(
  texts: Texts,
  locale: Locale,
  family: string,
  code: string,
  facts: Readonly<Record<string, unknown>>,
): string | null {
  const dot = code.indexOf('.')
  const rooms = texts as unknown as Readonly<Record<string, Readonly<Record<string, string>> | undefined>>
  const text =
    dot < 0 ? rooms[family]?.[code] : rooms[code.slice(0, dot)]?.[`${family}.${code.slice(dot + 1)}`]
  if (text === undefined) return null
  const sayable = Object.entries(facts).filter(
    (entry): entry is [string, string | number] =>
      typeof entry[1] === 'string' || typeof entry[1] === 'number',
  )
  return fill(text, Object.fromEntries(sayable), locale)
}
