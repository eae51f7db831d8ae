import { useText } from '../text/use-text.tsx'

/** The name of a relation by its GB/T 4761 code; a code nobody knows is said as it is. */
export function useRelation(): (code: string) => string {
  const speech = useText()
  return (code) => speech.coded('relation', `code.${code}`, {}) ?? speech.t('cases.people.relation', { code })
}
