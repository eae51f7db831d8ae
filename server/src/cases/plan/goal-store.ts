import type { Goal } from '@quancheng/contract/cases.ts'
import { progress } from '@quancheng/rules/goal.ts'
import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { Tables } from '../../db/tables.ts'
import type { Work } from '../../http/call.ts'
import { orNotFound } from '../../http/refused.ts'

type GoalRow = Selectable<Tables['goal']>
export type GoalView = z.infer<typeof Goal>
export type GoalFields = Omit<GoalView, 'id' | 'revision' | 'progress'>
type Reading = Pick<Work, 'tx' | 'orgId' | 'protect'>

export async function goalsOf(work: Reading, caseId: string): Promise<GoalView[]> {
  const rows = await work.tx
    .selectFrom('goal')
    .selectAll()
    .where('org_id', '=', work.orgId)
    .where('case_id', '=', caseId)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map((row) => {
    const fields = goalFields(work, row)
    return { id: row.id, ...fields, progress: progress(fields), revision: row.revision }
  })
}

export async function getGoal({ tx, orgId }: Reading, id: string): Promise<GoalRow> {
  return orNotFound(
    await tx
      .selectFrom('goal')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .where('removed_at', 'is', null)
      .executeTakeFirst(),
  )
}

export function goalFields({ protect }: Pick<Work, 'protect'>, row: GoalRow): GoalFields {
  return {
    needId: row.need_id,
    text: protect.open('goal.text', row.text_sealed),
    measure: protect.openMaybe('goal.measure', row.measure_sealed),
    unit: row.unit,
    instrument: row.instrument,
    baseline: row.baseline,
    target: row.target,
    current: row.current,
    dueOn: row.due_on,
    state: row.state as GoalView['state'],
    attainment: row.attainment,
    actions: protect.openMaybe('goal.actions', row.actions_sealed),
    responsible: protect.openMaybe('goal.responsible', row.responsible_sealed),
  }
}

export function goalColumns({ protect }: Pick<Work, 'protect'>, fields: GoalFields) {
  return {
    need_id: fields.needId,
    text_sealed: protect.seal('goal.text', fields.text),
    measure_sealed: protect.sealMaybe('goal.measure', fields.measure),
    unit: fields.unit,
    instrument: fields.instrument,
    baseline: fields.baseline,
    target: fields.target,
    current: fields.current,
    due_on: fields.dueOn,
    state: fields.state,
    attainment: fields.attainment,
    actions_sealed: protect.sealMaybe('goal.actions', fields.actions),
    responsible_sealed: protect.sealMaybe('goal.responsible', fields.responsible),
  }
}
