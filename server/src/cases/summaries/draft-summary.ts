import type { summaries as summariesOf } from '@quancheng/contract/summaries.ts'
import { mayBeSummarised, SUMMARY_SECTIONS } from '@quancheng/rules/summary.ts'
import { unlessRestricted } from '../../clients/public.ts'
import { disagreements, lastContact, sectionsOf, summaryRows, takersOf } from '../../exchange/public.ts'
import type { Call } from '../../http/call.ts'
import { refuse } from '../../http/refused.ts'
import { getCase } from '../case-store.ts'
import { printOf } from './summary-body.ts'
import { summaryOfCase } from './summary-of-case.ts'

/** What a summary would say now; nothing is kept of it until it is signed. */
export async function draftSummary(call: Call<typeof summariesOf.draftSummary>) {
  const { actor } = call
  const row = await getCase(call, 'cases.write', call.input.caseId)
  if (!mayBeSummarised(row.state)) refuse('cases.closed', { state: row.state })
  await unlessRestricted(call, row.client_id, 'summary')
  const [{ body, origin }, contact, [last], disagreed] = await Promise.all([
    summaryOfCase(call, actor, row),
    lastContact(call, actor.accountId),
    summaryRows(call, row.id),
    disagreements(call, row.client_id),
  ])
  const takers = await takersOf(call, origin)
  return {
    body: { ...body, contact },
    chosen: last ? sectionsOf(last) : [...SUMMARY_SECTIONS],
    print: printOf(body),
    consented: disagreed({ recipient: null }) === null,
    destinations: takers.map((taker) => ({
      name: taker.name,
      recipient: taker.recipient,
      agreed: disagreed(taker) === null,
    })),
  }
}
