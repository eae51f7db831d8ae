import { newId } from '@quancheng/contract/new-id.ts'
import type { safety } from '@quancheng/contract/safety.ts'
import { nextLookAt } from '@quancheng/rules/watch.ts'
import { workers } from '../../access/colleagues.ts'
import { lockSeen } from '../../clients/public.ts'
import type { Action } from '../../http/call.ts'
import { orNotFound, refuse } from '../../http/refused.ts'
import { findCase, findOpenCase } from '../case-of-client.ts'
import { about } from './about.ts'
import { keepClock } from './watch-overdue.ts'
import { asRule, liveWatchesOf, lockWatch, supervisorsOfHolder } from './watch-store.ts'

/** Puts somebody on the list; whoever does so holds the watch until another has taken it. */
export const beginWatch: Action<typeof safety.beginWatch> = async (call) => {
  const { input, actor, at, tx, orgId, content, protect } = call
  const client = await lockSeen(call, 'clients.find', input.clientId)
  const caseFile =
    input.caseId === null
      ? await findOpenCase(call, client.id)
      : orNotFound(await findCase(call, actor, client.id, input.caseId))
  const [already] = await liveWatchesOf(call, client.id)
  if (already) refuse('safety.already-watched', { watchId: already.id })
  const holder = (await workers(call)).find(({ id }) => id === actor.accountId)
  const next = nextLookAt(at.getTime(), input.level, content.deadlines.watch)
  const id = newId(at.getTime())
  await tx
    .insertInto('watch')
    .values({
      org_id: orgId,
      id,
      client_id: client.id,
      case_id: caseFile?.id ?? null,
      department_id: caseFile?.departmentId ?? null,
      team_id: caseFile?.teamId ?? holder?.teamId ?? actor.teamIds[0] ?? null,
      level: input.level,
      reason_sealed: protect.seal('watch.reason', input.reason),
      begun_by: actor.accountId,
      begun_at: at,
      holder_id: actor.accountId,
      next_look_at: next === null ? null : new Date(next),
    })
    .execute()
  call.record({
    act: 'assessments.watch.begin',
    subjectKind: 'watch',
    subjectId: id,
    clientId: client.id,
    facts: { level: input.level },
  })
  const told = [caseFile?.workerId ?? null, ...(await supervisorsOfHolder(call, actor.accountId))]
  await call.notify(
    told.filter((to) => to !== actor.accountId),
    about('safety.watch-begun', 'watch', { id }),
  )
  await keepClock(call, id, asRule(await lockWatch(call, id)))
  return { id, revision: 1 }
}
