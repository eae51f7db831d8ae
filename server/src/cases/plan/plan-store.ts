import type { Plan } from '@quancheng/contract/cases.ts'
import type { PersonRef } from '@quancheng/contract/wire.ts'
import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { Tables } from '../../db/tables.ts'
import type { Work } from '../../http/call.ts'
import { orNotFound } from '../../http/refused.ts'

type PlanRow = Selectable<Tables['plan']>
export type PlanView = z.infer<typeof Plan>
/** What a plan version keeps of the case on the day it was made. */
export type PlanBody = Pick<PlanView, 'summary' | 'needs' | 'goals'>
type Reading = Pick<Work, 'tx' | 'orgId' | 'protect'>

/** Every version of the plan, newest first. */
export async function planRows({ tx, orgId }: Reading, caseId: string): Promise<PlanRow[]> {
  return tx
    .selectFrom('plan')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('case_id', '=', caseId)
    .orderBy('version', 'desc')
    .execute()
}

export async function getPlan({ tx, orgId }: Reading, id: string): Promise<PlanRow> {
  return orNotFound(
    await tx
      .selectFrom('plan')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .executeTakeFirst(),
  )
}

export function sealBody({ protect }: Pick<Work, 'protect'>, body: PlanBody): Buffer {
  return protect.seal('plan.body', JSON.stringify(body))
}

export function planView(
  { protect }: Pick<Work, 'protect'>,
  row: PlanRow,
  person: (id: string) => PersonRef,
): PlanView {
  const body: PlanBody = JSON.parse(protect.open('plan.body', row.body_sealed))
  return {
    id: row.id,
    version: row.version,
    state: row.state as PlanView['state'],
    reviewOn: row.review_on,
    summary: body.summary,
    agreedBy: row.agreed_by as PlanView['agreedBy'],
    signer: protect.openMaybe('plan.signer', row.signer_sealed),
    signerRelation: row.signer_relation,
    agreedAt: row.agreed_at?.toISOString() ?? null,
    needs: body.needs,
    goals: body.goals,
    madeBy: person(row.made_by),
    madeAt: row.made_at.toISOString(),
    revision: row.revision,
  }
}
