import type { cases } from '@quancheng/contract/cases.ts'
import type { Call } from '../../http/call.ts'
import { printableForms } from '../../printing/public.ts'
import { getCase } from '../case-store.ts'
import { printingOf } from './printing-of.ts'

/** The forms of a case under the names of its pack, with how much each holds: what a person may tick to print. */
export async function forms(call: Call<typeof cases.forms>) {
  const row = await getCase(call, 'cases.print', call.input.caseId)
  const printing = await printingOf(call, row, call.input.locale)
  return printableForms({ ...printing, forms: [] })
}
