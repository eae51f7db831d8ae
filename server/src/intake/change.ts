import { Refusal } from '@quancheng/rules/refusal.ts'
import type { HelpRequest } from '@quancheng/rules/request.ts'
import { namesOf } from '../access/colleagues.ts'
import type { Work } from '../http/call.ts'
import { orRefuse, refuse } from '../http/refused.ts'
import type { RequestRow } from './request-store.ts'

/** What a rule decided, or its refusal; who was quicker is told by name. */
export async function decided<R extends HelpRequest>(work: Work, answer: R | Refusal): Promise<R> {
  if (!(answer instanceof Refusal) || answer.code !== 'intake.already-taken') return orRefuse(answer)
  const by = answer.facts.by as string
  return refuse(answer.code, { by, name: (await namesOf(work, [by])).get(by) ?? null })
}

/** What a client says about a worker is not for that worker to answer. */
export function unlessAbout(row: Pick<RequestRow, 'about_id'>, workerId: string): void {
  if (row.about_id === workerId) refuse('intake.about-you')
}

/** A line in the journal about one request. */
export function note(
  work: Work,
  act: string,
  row: Pick<RequestRow, 'id' | 'client_id'>,
  facts: Readonly<Record<string, unknown>>,
): void {
  work.record({ act, subjectKind: 'request', subjectId: row.id, clientId: row.client_id, facts })
}

/** Tells people something about one request. */
export async function tellOf(work: Work, to: readonly (string | null)[], kind: string, row: RequestRow) {
  await work.notify(to, {
    kind,
    subjectKind: 'request',
    subjectId: row.id,
    facts: { requestId: row.id, urgency: row.urgency },
  })
}
