import { useInstruments } from '../assessments/use-instruments.ts'
import { useText } from '../text/use-text.tsx'

/** What a fact of a hint is called: one of admission, or the name of a questionnaire. */
export function useFactWords(): (fact: string) => string {
  const { coded } = useText()
  const { nameOf } = useInstruments()
  return (fact) => {
    const [instrument, scale] = fact.split('.')
    if (instrument !== undefined && scale !== undefined) return nameOf(instrument)
    return coded('fact', `assist.${fact}`, {}) ?? fact
  }
}
