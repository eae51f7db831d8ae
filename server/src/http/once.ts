import type { Endpoint } from '@quancheng/contract/endpoint.ts'
import type { Action, Call } from './call.ts'
import { refuse } from './refused.ts'

/** Runs a command the first time its id is seen; answers as before when it is sent again, also at the same time. */
export async function once(
  name: string,
  id: string,
  call: Call<Endpoint>,
  action: Action<Endpoint>,
): Promise<unknown> {
  const { tx, actor, orgId, at, protect } = call
  const claim = await tx
    .insertInto('command')
    .values({ org_id: orgId, id, name, actor_id: actor.accountId, at, answer_sealed: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (!claim.numInsertedOrUpdatedRows) return answeredBefore(name, id, call)
  const result = await action(call)
  await tx
    .updateTable('command')
    .set({ answer_sealed: protect.seal('command.answer', JSON.stringify(result)) })
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .execute()
  return result
}

async function answeredBefore(
  name: string,
  id: string,
  { tx, actor, orgId, protect, record }: Call<Endpoint>,
): Promise<unknown> {
  const earlier = await tx
    .selectFrom('command')
    .select(['answer_sealed', 'name', 'actor_id'])
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (earlier.name !== name || earlier.actor_id !== actor.accountId || !earlier.answer_sealed)
    return refuse('command.id-reused')
  record({
    act: 'command.repeated',
    subjectKind: 'command',
    subjectId: id,
    clientId: null,
    facts: { of: name },
  })
  return JSON.parse(protect.open('command.answer', earlier.answer_sealed))
}
