import { newId } from '@quancheng/contract/new-id.ts'
import { dayAt } from '@quancheng/rules/calendar-day.ts'
import type { CaseKind } from '@quancheng/rules/course.ts'
import { sql } from 'kysely'
import type { Work } from '../http/call.ts'
import { orNotFound } from '../http/refused.ts'
import { findMember } from './people.ts'
import { choosePack, courseOf, settingOf } from './standard/pack.ts'

export interface Beginning {
  readonly clientId: string
  readonly workerId: string
  readonly kind: CaseKind
  readonly pack: string | null
  readonly problem: string | null
  readonly requestId: string | null
  readonly encounterId: string | null
  readonly departmentId: string | null
}

/** Holds a client while it is decided whether they already have a case: two openings come one after the other. */
export async function lockClient({ tx, orgId }: Work, clientId: string): Promise<void> {
  orNotFound(
    await tx
      .selectFrom('client')
      .select('id')
      .where('org_id', '=', orgId)
      .where('id', '=', clientId)
      .where('active', '=', true)
      .forNoKeyUpdate()
      .executeTakeFirst(),
  )
}

/** Writes a new case at the first step of its pack and answers its id and number. */
export async function beginCase(work: Work, given: Beginning): Promise<{ id: string; number: string }> {
  const { tx, orgId, at, protect } = work
  const [pack, worker, stay] = await Promise.all([
    choosePack(work, given.pack),
    findMember(work, given.workerId),
    currentStay(work, given.clientId),
  ])
  const first = courseOf(pack).steps.toSorted((one, other) => one.order - other.order)[0]
  if (!first) throw new Error(`the standard pack ${pack.code} has no step`)
  const id = newId(at.getTime())
  const number = await nextNumber(work)
  await tx
    .insertInto('case_file')
    .values({
      org_id: orgId,
      id,
      number,
      client_id: given.clientId,
      encounter_id: given.encounterId ?? stay?.id ?? null,
      request_id: given.requestId,
      department_id: given.departmentId ?? stay?.department_id ?? null,
      team_id: worker?.teamId ?? null,
      worker_id: given.workerId,
      supervisor_id: worker?.supervisorId ?? null,
      pack: pack.code,
      pack_version: pack.version,
      kind: given.kind,
      stage: first.stage,
      state: 'open',
      problem_sealed: protect.sealMaybe('case_file.problem', given.problem),
      strengths_sealed: null,
      opened_at: at,
      stage_since: at,
      last_service_at: null,
      next_due_at: null,
      closed_at: null,
    })
    .execute()
  await enterStage(work, id, first.stage, given.workerId)
  return { id, number }
}

/** Notes when and by whom a case came to a step. */
export async function enterStage({ tx, orgId, at }: Work, caseId: string, stage: string, by: string) {
  await tx
    .insertInto('case_stage')
    .values({ org_id: orgId, id: newId(at.getTime()), case_id: caseId, stage, since: at, by })
    .execute()
}

/** The next number of this year, without gaps: a case that is not kept gives its number back. */
async function nextNumber({ tx, orgId, at }: Work): Promise<string> {
  const year = Number(dayAt(at.getTime()).slice(0, 4))
  const { last } = await tx
    .insertInto('case_number')
    .values({ org_id: orgId, year, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['org_id', 'year']).doUpdateSet({ last: sql`case_number.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  const prefix = await settingOf({ tx, orgId }, 'casePrefix')
  const number = `${year}-${String(last).padStart(4, '0')}`
  return prefix === null ? number : `${prefix}-${number}`
}

async function currentStay({ tx, orgId }: Work, clientId: string) {
  return tx
    .selectFrom('encounter')
    .select(['id', 'department_id'])
    .where('org_id', '=', orgId)
    .where('client_id', '=', clientId)
    .where('status', '=', 'in-progress')
    .orderBy('admitted_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The case of a client that has not ended, if there is one. */
export async function findLiveCase({ tx, orgId }: Pick<Work, 'tx' | 'orgId'>, clientId: string) {
  return tx
    .selectFrom('case_file')
    .select(['id', 'number', 'worker_id', 'co_worker_ids', 'request_id', 'revision'])
    .where('org_id', '=', orgId)
    .where('client_id', '=', clientId)
    .where('live', '=', true)
    .orderBy('opened_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}
