import { newId } from '@quancheng/contract/new-id.ts'
import type { Work } from '../../http/call.ts'
import { restrictedAmong } from './restriction-store.ts'
import type { RightRow } from './rights-store.ts'

/** From now on nothing more is done with this file; links given out before and not yet used open nothing any more. */
export async function restrictFile(
  work: Work,
  right: RightRow,
  by: string,
  answer: string | null,
): Promise<void> {
  const { tx, orgId, at, protect } = work
  const clientId = right.client_id
  if ((await restrictedAmong(work, [clientId])).has(clientId)) return
  const id = newId(at.getTime())
  const reason = answer ?? protect.openMaybe('rights_request.words', right.words_sealed)
  await tx
    .insertInto('restriction')
    .values({
      org_id: orgId,
      id,
      client_id: clientId,
      right_id: right.id,
      reason_sealed: protect.sealMaybe('restriction.reason', reason),
      restricted_by: by,
      restricted_at: at,
      lifted_by: null,
      lifted_at: null,
      lifted_sealed: null,
    })
    .execute()
  await withdrawLinks(work, clientId, by)
  work.record({
    act: 'clients.restrict',
    subjectKind: 'restriction',
    subjectId: id,
    clientId,
    facts: { rightId: right.id },
  })
}

/** Of two records that became one the links given out for either open nothing while it is restricted. */
export async function closeLinks(
  work: Pick<Work, 'tx' | 'orgId' | 'at'>,
  clientId: string,
  by: string | null,
): Promise<void> {
  if ((await restrictedAmong(work, [clientId])).has(clientId)) await withdrawLinks(work, clientId, by)
}

async function withdrawLinks(
  { tx, orgId, at }: Pick<Work, 'tx' | 'orgId' | 'at'>,
  clientId: string,
  by: string | null,
): Promise<void> {
  await tx
    .updateTable('door_link')
    .set((all) => ({ withdrawn_at: at, withdrawn_by: by, revision: all('revision', '+', 1) }))
    .where('org_id', '=', orgId)
    .where('client_id', '=', clientId)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute()
}
