import { useCodes } from '../library/use-codes.ts'
import { useText } from '../text/use-text.tsx'

/** The name of a relation by its GB/T 4761 code; a code nobody knows is said as it is. */
export function useRelation(): (code: string) => string {
  const { t } = useText()
  const codes = useCodes()
  return (code) => {
    const name = codes.name('relations-gb4761', code)
    return name === code ? t('cases.people.relation', { code }) : name
  }
}
