import type { cases } from '@quancheng/contract/cases.ts'
import { advance as advanceRule, type CaseOnCourse } from '@quancheng/rules/course.ts'
import type { Call } from '../http/call.ts'
import { orRefuse, refuse } from '../http/refused.ts'
import { enterStage } from './begin-case.ts'
import { lockCase, saveCase, unlessSeen } from './case-store.ts'
import { factsOf } from './papers/papers.ts'
import { courseOf, packOf } from './standard/pack.ts'

/** Takes a case to the next step of its pack, or back; missing papers are named, a missing consent by its own name. */
export async function advance(call: Call<typeof cases.advance>) {
  const { input, at, actor } = call
  const row = await lockCase(call, 'cases.write', input.caseId)
  unlessSeen(row, input.seen, { stage: row.stage, state: row.state })
  const facts = await factsOf(call, row)
  const onCourse = { kind: row.kind, stage: row.stage, state: row.state } as CaseOnCourse
  const course = courseOf(await packOf(call, row))
  const moved = advanceRule(onCourse, course, input.to, facts)
  if ('code' in moved && moved.code === 'cases.papers-missing' && isConsentAlone(moved.facts))
    refuse('cases.no-consent', { ...moved.facts })
  const { stage } = orRefuse(moved)
  const written = await saveCase(call, row, { stage, stage_since: at })
  await enterStage(call, row.id, stage, actor.accountId)
  call.record({
    act: 'cases.advance',
    subjectKind: 'case',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { from: row.stage, to: stage },
  })
  return written
}

function isConsentAlone(facts: Readonly<Record<string, unknown>>): boolean {
  const papers = facts.papers as readonly string[]
  return papers.length === 1 && papers[0] === 'consent'
}
