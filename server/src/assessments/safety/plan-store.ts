import type { SafetyPlan } from '@quancheng/contract/safety.ts'
import { namesOf } from '../../access/colleagues.ts'
import type { Work } from '../../http/call.ts'

type Reading = Pick<Work, 'tx' | 'orgId' | 'protect'>

/** Every plan of a client, newest first; the caller has decided who may see them. */
export async function plansOf(work: Reading, clientId: string): Promise<SafetyPlan[]> {
  const rows = await work.tx
    .selectFrom('safety_plan')
    .selectAll()
    .where('org_id', '=', work.orgId)
    .where('client_id', '=', clientId)
    .orderBy('signed_at', 'desc')
    .orderBy('version', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const names = await namesOf(
    work,
    rows.map((row) => row.signed_by),
  )
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    caseId: row.case_id,
    withPerson: row.with_person,
    steps: JSON.parse(work.protect.open('safety_plan.steps', row.steps_sealed)) as SafetyPlan['steps'],
    signedBy: { id: row.signed_by, name: names.get(row.signed_by) ?? '' },
    signedAt: row.signed_at.toISOString(),
  }))
}

/** The version in use; 0 when there is none. */
export async function lastVersion({ tx, orgId }: Reading, clientId: string): Promise<number> {
  const row = await tx
    .selectFrom('safety_plan')
    .select((of) => of.fn.max('version').as('version'))
    .where('org_id', '=', orgId)
    .where('client_id', '=', clientId)
    .executeTakeFirst()
  return row?.version ?? 0
}

export async function insertPlan(
  { tx, orgId, at, protect }: Work,
  plan: {
    readonly id: string
    readonly clientId: string
    readonly caseId: string | null
    readonly version: number
    readonly withPerson: boolean
    readonly steps: Readonly<Record<string, string>>
    readonly signedBy: string
  },
): Promise<void> {
  await tx
    .insertInto('safety_plan')
    .values({
      org_id: orgId,
      id: plan.id,
      client_id: plan.clientId,
      case_id: plan.caseId,
      version: plan.version,
      with_person: plan.withPerson,
      steps_sealed: protect.seal('safety_plan.steps', JSON.stringify(plan.steps)),
      signed_by: plan.signedBy,
      signed_at: at,
    })
    .execute()
}
