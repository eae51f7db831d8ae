import { Refusal } from './refusal.ts'

/** Which words of a list a text has, each once, in the order of the list; letters large or small. */
export function diagnosesIn(texts: readonly (string | null)[], words: readonly string[]): string[] {
  const text = texts.join('\n').toLowerCase()
  return words.filter((word) => text.includes(word.toLowerCase()))
}

/** Observation and what the person says are written; a diagnosis only as somebody's whose it is (精神卫生法). */
export function unlessQuoted(
  found: readonly string[],
  quotedFrom: string | null,
): Refusal<'cases.diagnosis-written'> | null {
  if (found.length === 0 || quotedFrom?.trim()) return null
  return new Refusal('cases.diagnosis-written', { words: found.join(' · ') })
}
