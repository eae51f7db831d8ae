import type { CaseKind } from '@quancheng/rules/course.ts'
import type { Person, Work } from '../http/call.ts'
import { beginCase, findLiveCase, lockClient } from './begin-case.ts'

export interface TakenRequest {
  readonly requestId: string
  readonly clientId: string
  readonly encounterId: string | null
  readonly departmentId: string | null
  readonly kind: CaseKind
  /** The standard asked for; null: the institution's own. */
  readonly pack: string | null
  readonly problem: string | null
}

/** A request was taken: opens a case under the organisation's pack, or joins the client's living one as a co-worker. */
export async function openCaseForRequest(
  work: Work,
  actor: Person,
  request: TakenRequest,
): Promise<{ caseId: string; joined: boolean }> {
  await lockClient(work, request.clientId)
  const living = await findLiveCase(work, request.clientId)
  if (living) {
    await join(work, actor.accountId, living)
    return { caseId: living.id, joined: true }
  }
  const { id, number } = await beginCase(work, { ...request, workerId: actor.accountId })
  work.record({
    act: 'cases.open',
    subjectKind: 'case',
    subjectId: id,
    clientId: request.clientId,
    facts: { number, kind: request.kind, requestId: request.requestId },
  })
  return { caseId: id, joined: false }
}

async function join(
  { tx, orgId }: Work,
  accountId: string,
  living: NonNullable<Awaited<ReturnType<typeof findLiveCase>>>,
): Promise<void> {
  if (living.worker_id === accountId || living.co_worker_ids.includes(accountId)) return
  await tx
    .updateTable('case_file')
    .set({ co_worker_ids: [...living.co_worker_ids, accountId], revision: living.revision + 1 })
    .where('org_id', '=', orgId)
    .where('id', '=', living.id)
    .execute()
}
