import { diagnosesIn, unlessQuoted } from '@quancheng/rules/no-diagnosis.ts'
import type { Work } from '../http/call.ts'
import { orRefuse } from '../http/refused.ts'

/** Refuses what is being signed where it names a diagnosis and says nobody's whose it is. */
export function unlessDiagnosisQuoted(
  { content }: Pick<Work, 'content'>,
  texts: readonly (string | null)[],
  quotedFrom: string | null,
): void {
  const no = unlessQuoted(diagnosesIn(texts, content.noDiagnosis.words), quotedFrom)
  if (no !== null) orRefuse(no)
}

/** The words that go on to others, with whose diagnosis they quote. */
export function withQuoted(words: string, quotedFrom: string | null): string {
  return quotedFrom ? `${words}\n（诊断引自：${quotedFrom}）` : words
}
