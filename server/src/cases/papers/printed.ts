import type { cases } from '@quancheng/contract/cases.ts'
import { unlessRestricted } from '../../clients/public.ts'
import type { Call } from '../../http/call.ts'
import { printCase } from '../../printing/public.ts'
import { getCase } from '../case-store.ts'
import { printingOf } from './printing-of.ts'

/** The case file as the papers a hospital keeps; that it was printed, by whom, as what and which forms, is in the journal. */
export async function printed(call: Call<typeof cases.printed>) {
  const { input } = call
  const row = await getCase(call, 'cases.print', input.caseId)
  if (input.masked) await unlessRestricted(call, row.client_id, 'export')
  const printing = await printingOf(call, row, input.locale)
  call.record({
    act: 'cases.print',
    subjectKind: 'case',
    subjectId: row.id,
    clientId: row.client_id,
    facts: {
      as: input.as,
      locale: input.locale,
      forms: input.form.length === 0 ? ['all'] : input.form,
      ...(input.masked && { masked: true }),
    },
  })
  return printCase({ ...printing, forms: input.form }, input.as, input.masked)
}
