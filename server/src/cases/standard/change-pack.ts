import type { cases } from '@quancheng/contract/cases.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import type { CaseOnCourse } from '@quancheng/rules/course.ts'
import { movePack } from '@quancheng/rules/move-pack.ts'
import type { Call } from '../../http/call.ts'
import { orRefuse, refuse } from '../../http/refused.ts'
import { enterStage } from '../begin-case.ts'
import { lockCase, saveCase, unlessSeen } from '../case-store.ts'
import { refreshDue } from '../due.ts'
import { FOLLOW_UP_JOB } from '../ending/follow-up-store.ts'
import { factsOf } from '../papers/papers.ts'
import { supervisorsOfCase } from '../people.ts'
import { courseOf } from './pack.ts'
import { targetsOf } from './pack-moves.ts'
import { mayMove } from './who-moves.ts'

/** The case goes on under another standard: everything entered stays, and what is still owed follows the new one. */
export async function changePack(call: Call<typeof cases.changePack>) {
  const { tx, orgId, input, at, actor, protect } = call
  const row = await lockCase(call, 'cases.standard', input.caseId)
  if (!mayMove(actor, row)) refuse('cases.not-responsible')
  unlessSeen(row, input.seen, { stage: row.stage, state: row.state, pack: row.pack })
  const from = { code: row.pack, version: row.pack_version }
  const [targets, facts] = await Promise.all([targetsOf(call, row), factsOf(call, row)])
  const isHere = input.code === from.code && input.version === from.version
  const target = targets.find(({ pack }) => pack.code === input.code && pack.version === input.version)
  if (!target) return refuse(isHere ? 'cases.same-pack' : 'cases.pack-not-offered', { pack: input.code })
  const caseFile = {
    ...({ kind: row.kind, stage: row.stage, state: row.state } as CaseOnCourse),
    pack: from,
  }
  const { stage } = orRefuse(
    movePack(
      caseFile,
      { code: input.code, version: input.version, ...courseOf(target.pack) },
      facts.unsettledSafetyTasks,
    ),
  )
  const written = await saveCase(call, row, {
    pack: input.code,
    pack_version: input.version,
    ...(stage !== row.stage && { stage, stage_since: at }),
  })
  await tx
    .insertInto('case_pack_move')
    .values({
      org_id: orgId,
      id: newId(at.getTime()),
      case_id: row.id,
      from_pack: from.code,
      from_version: from.version,
      to_pack: input.code,
      to_version: input.version,
      from_stage: row.stage,
      to_stage: stage,
      reason_sealed: protect.seal('case_pack_move.reason', input.reason),
      by: actor.accountId,
      at,
    })
    .execute()
  if (stage !== row.stage) await enterStage(call, row.id, stage, actor.accountId)
  await ringFollowUps(call, row.id)
  await refreshDue(call, row.id)
  const told = [row.worker_id, ...(await supervisorsOfCase(call, row))]
  await call.notify(
    told.filter((id) => id !== actor.accountId),
    {
      kind: 'case-pack-changed',
      subjectKind: 'case',
      subjectId: row.id,
      facts: { number: row.number },
    },
  )
  call.record({
    act: 'cases.change-pack',
    subjectKind: 'case',
    subjectId: row.id,
    clientId: row.client_id,
    facts: {
      from: `${from.code}@${from.version}`,
      to: `${input.code}@${input.version}`,
      fromStage: row.stage,
      toStage: stage,
    },
  })
  return written
}

/** Follow-ups that are planned keep their days; when one is late is the new standard's to say, so their alarms are set anew. */
async function ringFollowUps({ tx, orgId, at, enqueue }: Call<typeof cases.changePack>, caseId: string) {
  const waiting = await tx
    .selectFrom('follow_up')
    .select('id')
    .where('org_id', '=', orgId)
    .where('case_id', '=', caseId)
    .where('state', 'in', ['planned', 'missed'])
    .execute()
  for (const { id } of waiting) await enqueue(FOLLOW_UP_JOB, { followUpId: id }, at, `${FOLLOW_UP_JOB}:${id}`)
}
