import type { summaries as summariesOf } from '@quancheng/contract/summaries.ts'
import { type CdaPart, cdaDocument } from '../../cda/public.ts'
import { hospitalNumbers, unlessRestricted } from '../../clients/public.ts'
import { bodyOf, findSummary, summaryRows } from '../../exchange/public.ts'
import type { Call } from '../../http/call.ts'
import { orNotFound } from '../../http/refused.ts'
import { printSummary } from '../../printing/public.ts'
import { getCase } from '../case-store.ts'

/** A signed summary as a file; that it was taken out, by whom and as what, is in the journal. */
export async function summaryDocument(call: Call<typeof summariesOf.summaryDocument>) {
  const { input } = call
  const row = orNotFound(await findSummary(call, input.summaryId))
  const caseFile = await getCase(call, 'cases.print', row.case_id)
  await unlessRestricted(call, row.client_id, 'summary')
  const body = bodyOf(call, row)
  call.record({
    act: 'cases.summary.take',
    subjectKind: 'summary',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { caseId: row.case_id, as: input.as },
  })
  const name = `${body.caseNumber} ${body.title} ${row.version}`
  if (input.as === 'pdf') {
    const pdf = await printSummary(body, { version: row.version, signedAt: row.signed_at })
    return { fileName: `${name}.pdf`, type: 'application/pdf', base64: pdf.toString('base64') }
  }
  const [rows, numbers] = await Promise.all([
    summaryRows(call, caseFile.id),
    hospitalNumbers(call, row.client_id),
  ])
  const xml = cdaDocument({
    part: input.as satisfies CdaPart,
    id: row.id,
    setId: row.case_id,
    version: row.version,
    replaces: rows.find(({ version }) => version === row.version - 1)?.id ?? null,
    signedAt: row.signed_at,
    body,
    numbers: numbers.map(({ value }) => value),
  })
  return {
    fileName: `${name} ${input.as}.xml`,
    type: 'application/xml',
    base64: Buffer.from(xml).toString('base64'),
  }
}
