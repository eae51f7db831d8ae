import { newId } from '@quancheng/contract/new-id.ts'
import type { safety } from '@quancheng/contract/safety.ts'
import { type DutyReport, reportDueAt } from '@quancheng/rules/duty-report.ts'
import { workers } from '../../access/colleagues.ts'
import { clientLines, encountersOf, lockSeen } from '../../clients/public.ts'
import type { Action, Call } from '../../http/call.ts'
import { orNotFound, refuse } from '../../http/refused.ts'
import { findRequest } from '../../intake/public.ts'
import { findCase, findOpenCase } from '../case-of-client.ts'
import { about } from './about.ts'
import { keepReportClock } from './report-overdue.ts'
import { answerable, kindOf, minutesOf } from './report-store.ts'

type RaiseCall = Call<typeof safety.raiseReport>

/** Any worker, nurse or doctor who finds it raises it; whoever answers for it hears at once, and the clock runs. */
export const raiseReport: Action<typeof safety.raiseReport> = async (call) => {
  const { input, actor, at, tx, orgId, protect } = call
  const whom = await whomItConcerns(call)
  const kind = kindOf(call, input.kind)
  const situations = kind?.situations.filter(({ id }) => input.situations.includes(id)) ?? []
  if (!kind || situations.length !== new Set(input.situations).size)
    return refuse('safety.unknown-situation', { kind: input.kind })
  if (whom.clientId === null && whom.requestId === null && !input.who) refuse('safety.nobody-named')
  if (Date.parse(input.foundAt) > at.getTime()) refuse('safety.in-the-future')
  const colours = situations.map(({ colour }) => colour.value)
  const due = reportDueAt('found', at.getTime(), minutesOf(call, kind.id))
  const row = { id: newId(at.getTime()), kind: kind.id }
  await tx
    .insertInto('duty_report')
    .values({
      ...row,
      org_id: orgId,
      kind_version: kind.version,
      situations: situations.map(({ id }) => id),
      colour: kind.colours.find(({ id }) => colours.includes(id))?.id ?? null,
      client_id: whom.clientId,
      case_id: whom.caseId,
      request_id: whom.requestId,
      department_id: whom.departmentId,
      team_id: whom.teamId,
      who_sealed: protect.sealMaybe('duty_report.who', input.who),
      words_sealed: protect.seal('duty_report.words', input.words),
      found_at: new Date(input.foundAt),
      raised_by: actor.accountId,
      raised_at: at,
      due_at: due === null ? null : new Date(due),
    })
    .execute()
  call.record({
    act: 'assessments.report.raise',
    subjectKind: 'report',
    subjectId: row.id,
    clientId: whom.clientId,
    facts: { kind: kind.id, situations: situations.map(({ id }) => id) },
  })
  await call.notify(
    (await answerable(call)).filter((to) => to !== actor.accountId),
    about('safety.report-raised', 'report', row),
  )
  const found: DutyReport = { state: 'found', confirmedBy: null, dueAtMs: due, told: 0, declinedBy: null }
  await keepReportClock(call, row, found)
  return { id: row.id, revision: 1 }
}

/** From a file, a case or a request: what is known of it is looked up, not asked for again. */
async function whomItConcerns(call: RaiseCall) {
  const { input, actor } = call
  const request =
    input.requestId === null ? null : orNotFound(await findRequest(call, actor, input.requestId))
  const clientId = input.clientId ?? request?.client_id ?? null
  const client =
    clientId === null
      ? null
      : input.clientId === null
        ? orNotFound((await clientLines(call, [clientId])).get(clientId))
        : await lockSeen(call, 'clients.find', clientId)
  if (client === null && input.caseId !== null) refuse('not-found')
  const caseFile =
    client === null
      ? null
      : input.caseId === null
        ? await findOpenCase(call, client.id)
        : orNotFound(await findCase(call, actor, client.id, input.caseId))
  const stays = client === null ? [] : await encountersOf(call, client.id)
  const raiser = (await workers(call)).find(({ id }) => id === actor.accountId)
  return {
    clientId,
    caseId: caseFile?.id ?? null,
    requestId: request?.id ?? null,
    departmentId:
      stays.find((one) => one.status === 'in-progress')?.departmentId ??
      request?.department_id ??
      actor.departmentIds[0] ??
      null,
    teamId: caseFile?.teamId ?? raiser?.teamId ?? null,
  }
}
