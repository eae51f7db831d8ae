import { library } from '@quancheng/contract/library.ts'
import { useAsk } from '../../app/use-ask.ts'
import { useInstruments } from '../../assessments/use-instruments.ts'
import { type CodeListName, useCodes } from '../../library/use-codes.ts'
import { useText } from '../../text/use-text.tsx'
import { instrumentWords, type Named } from './stored-lines.ts'

const LISTS: Readonly<Record<string, CodeListName>> = {
  id_type: 'id-types',
  ethnicity: 'ethnicity',
  marital: 'marital',
  payer: 'payer',
  education: 'education',
  living: 'living',
  disposition: 'disposition',
  relation: 'relations-gb4761',
  asker_relation: 'relations-gb4761',
  signer_relation: 'relations-gb4761',
}
const PACKS = new Set(['pack', 'from_pack', 'to_pack'])

/** What content calls the codes of one stored row: code tables, standards, and the questionnaire it answers. */
export function useStoredNames(): (row: Readonly<Record<string, unknown>>) => Named {
  const { locale } = useText()
  const codes = useCodes()
  const standards = useAsk(library.standards, {}, { lasting: true }).data
  const { find } = useInstruments()
  return (row) => {
    const instrument = typeof row.instrument === 'string' ? find(row.instrument, String(row.version)) : null
    const words = instrument && instrumentWords(instrument, locale)
    return (column, code) => {
      const list = LISTS[column]
      if (list !== undefined) return codes.name(list, code)
      if (PACKS.has(column)) return standards?.find((one) => one.code === code)?.name[locale]
      if (column === 'instrument') return instrument?.name[locale]
      return words?.(column, code)
    }
  }
}
