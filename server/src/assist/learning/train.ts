import type { assist } from '@quancheng/contract/assist.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { sql } from 'kysely'
import type { Action } from '../../http/call.ts'
import { refuse } from '../../http/refused.ts'
import { countClosed } from './closed-cases.ts'
import { versionOf } from './model-store.ts'

/** Hands the learning to a job; where there are plainly too few cases it is not even begun. */
export const train: Action<typeof assist.train> = async (call) => {
  const { tx, orgId, at, actor, content } = call
  const { eventsPerFeature, leastHeldOutEvents } = content.risk.learning
  const cases = await countClosed(call)
  const needed = 2 * eventsPerFeature.value + leastHeldOutEvents.value
  if (cases < needed) refuse('assist.too-few-closed', { cases, needed })
  const id = newId(at.getTime())
  const { rows } = await sql`
    insert into risk_model (org_id, id, state, content_version, total, made_by, made_at)
    values (${orgId}, ${id}, 'running', ${versionOf(content)}, ${cases}, ${actor.accountId}, ${at})
    on conflict (org_id) where state = 'running' do nothing returning id`.execute(tx)
  if (rows.length === 0) refuse('assist.already-training')
  await call.enqueue('assist-learn', { modelId: id }, undefined, `assist-learn:${id}`)
  call.record({
    act: 'assist.train',
    subjectKind: 'model',
    subjectId: id,
    clientId: null,
    facts: { cases, version: versionOf(content) },
  })
  return { id, revision: 1 }
}
