import type { summaries as summariesOf } from '@quancheng/contract/summaries.ts'
import { bodyOf, listening, sectionsOf, sentOfCase, summaryRows } from '../../exchange/public.ts'
import type { Call } from '../../http/call.ts'
import { getCase } from '../case-store.ts'
import { peopleOf } from '../people.ts'

/** What was signed for the ward in this case, and where each version stands. */
export async function summaries(call: Call<typeof summariesOf.summaries>) {
  const row = await getCase(call, 'cases.read', call.input.caseId)
  const [rows, sent, destinations] = await Promise.all([
    summaryRows(call, row.id),
    sentOfCase(call, row.id),
    listening(call),
  ])
  const person = await peopleOf(
    call,
    rows.map((one) => one.signed_by),
  )
  const sentOf = Map.groupBy(sent, ({ summaryId }) => summaryId)
  return {
    destinations: destinations.length,
    rows: rows.map((one) => ({
      id: one.id,
      version: one.version,
      sections: sectionsOf(one),
      signedBy: person(one.signed_by),
      signedAt: one.signed_at.toISOString(),
      body: bodyOf(call, one),
      sent: (sentOf.get(one.id) ?? []).map(({ summaryId: _, ...line }) => line),
    })),
  }
}
