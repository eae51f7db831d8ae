import type { Need } from '@quancheng/contract/cases.ts'
import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { Tables } from '../../db/tables.ts'
import type { Work } from '../../http/call.ts'
import { orNotFound } from '../../http/refused.ts'

type NeedRow = Selectable<Tables['need']>
export type NeedView = z.infer<typeof Need>
export type NeedFields = Omit<NeedView, 'id' | 'revision'>
type Reading = Pick<Work, 'tx' | 'orgId' | 'protect'>

export async function needsOf(work: Reading, caseId: string): Promise<NeedView[]> {
  const rows = await work.tx
    .selectFrom('need')
    .selectAll()
    .where('org_id', '=', work.orgId)
    .where('case_id', '=', caseId)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ id: row.id, ...needFields(work, row), revision: row.revision }))
}

export async function getNeed({ tx, orgId }: Reading, id: string): Promise<NeedRow> {
  return orNotFound(
    await tx
      .selectFrom('need')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .where('removed_at', 'is', null)
      .executeTakeFirst(),
  )
}

export function needFields({ protect }: Pick<Work, 'protect'>, row: NeedRow): NeedFields {
  return {
    domain: row.domain as NeedView['domain'],
    text: protect.open('need.text', row.text_sealed),
    severity: row.severity,
    severityNow: row.severity_now,
    priority: row.priority as NeedView['priority'],
    state: row.state as NeedView['state'],
  }
}

export function needColumns({ protect }: Pick<Work, 'protect'>, fields: NeedFields) {
  return {
    domain: fields.domain,
    text_sealed: protect.seal('need.text', fields.text),
    severity: fields.severity,
    severity_now: fields.severityNow,
    priority: fields.priority,
    state: fields.state,
  }
}
