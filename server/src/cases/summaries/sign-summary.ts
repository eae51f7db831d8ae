import { newId } from '@quancheng/contract/new-id.ts'
import type { SummaryBody, summaries as summariesOf } from '@quancheng/contract/summaries.ts'
import { mayBeSummarised, partsChosen } from '@quancheng/rules/summary.ts'
import { unlessRestricted } from '../../clients/public.ts'
import { unlessDiagnosisQuoted, withQuoted } from '../../compliance/public.ts'
import { disagreements, replaceUnsent, sendTo, summaryRows, takersOf } from '../../exchange/public.ts'
import type { Call } from '../../http/call.ts'
import { refuse } from '../../http/refused.ts'
import { lockCase } from '../case-store.ts'
import { courseChosen, printOf } from './summary-body.ts'
import { summaryOfCase } from './summary-of-case.ts'

/** Signs what was seen, and only that; from here on it is on its way. */
export async function signSummary(call: Call<typeof summariesOf.signSummary>) {
  const { tx, orgId, at, actor, input, protect } = call
  const row = await lockCase(call, 'cases.write', input.caseId)
  if (!mayBeSummarised(row.state)) refuse('cases.closed', { state: row.state })
  await unlessRestricted(call, row.client_id, 'summary')
  const disagreed = await disagreements(call, row.client_id)
  if (disagreed({ recipient: null }) !== null) refuse('cases.summary-no-consent')
  const { body: facts, origin } = await summaryOfCase(call, actor, row)
  if (printOf(facts) !== input.print) refuse('cases.summary-moved')
  const said = input.note === null || input.note === '' ? null : input.note
  const parts = partsChosen(facts.parts, input.sections)
  if (parts.length === 0 && said === null) refuse('cases.summary-empty')
  unlessDiagnosisQuoted(call, [said, ...parts.flatMap(({ lines }) => lines)], input.quotedFrom)
  const note = input.quotedFrom ? withQuoted(said ?? '', input.quotedFrom).trim() : said
  const body: SummaryBody = {
    ...facts,
    contact: input.contact,
    note,
    parts: parts.map((part) => ({ ...part, lines: [...part.lines] })),
    course: courseChosen(facts.course, input.sections),
  }
  const [last] = await summaryRows(call, row.id)
  const version = (last?.version ?? 0) + 1
  const id = newId(at.getTime())
  await tx
    .insertInto('case_summary')
    .values({
      org_id: orgId,
      id,
      case_id: row.id,
      client_id: row.client_id,
      version,
      sections: parts.map(({ code }) => code),
      body_sealed: protect.seal('case_summary.body', JSON.stringify(body)),
      signed_by: actor.accountId,
      signed_at: at,
    })
    .execute()
  const receivers = (await takersOf(call, origin)).map((taker) => ({
    id: taker.id,
    hindrance: disagreed(taker),
  }))
  const to = receivers.filter(({ hindrance }) => hindrance === null).length
  await replaceUnsent(call, row.id)
  await sendTo(call, { id, caseId: row.id, clientId: row.client_id }, receivers)
  call.record({
    act: 'cases.summary.sign',
    subjectKind: 'summary',
    subjectId: id,
    clientId: row.client_id,
    facts: {
      caseId: row.id,
      version,
      sections: parts.map(({ code }) => code),
      to,
      withheld: receivers.length - to,
    },
  })
  return { id, revision: 1, destinations: to }
}
