import { useText } from '../text/use-text.tsx'
import type { CodeListName } from './codes.ts'

/** The name of a code; one that this language does not know is shown as it came. */
export function useCodeName(): (list: CodeListName | 'disposition' | 'relation', code: string) => string {
  const { coded } = useText()
  return (list, code) => coded(list, `code.${code}`, {}) ?? code
}
