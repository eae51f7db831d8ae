import type { ServiceRecord as RecordView } from '@quancheng/contract/cases.ts'
import type { PersonRef } from '@quancheng/contract/wire.ts'
import type { Carriers, ServiceRecord } from '@quancheng/rules/record.ts'
import type { Selectable } from 'kysely'
import type { Tables } from '../../db/tables.ts'
import type { Work } from '../../http/call.ts'
import { orNotFound } from '../../http/refused.ts'
import type { CaseRow } from '../case-store.ts'

export type RecordRow = Selectable<Tables['service_record']>
export type RecordFields = Pick<
  RecordView,
  | 'occurredAt'
  | 'minutes'
  | 'channel'
  | 'place'
  | 'present'
  | 'purpose'
  | 'content'
  | 'response'
  | 'nextStep'
  | 'nextOn'
  | 'goalIds'
>
type AmendmentRow = Selectable<Tables['record_amendment']>
type Reading = Pick<Work, 'tx' | 'orgId' | 'protect'>

/** Every record of a case in the order of the services. */
export async function recordRows({ tx, orgId }: Reading, caseId: string): Promise<RecordRow[]> {
  return tx
    .selectFrom('service_record')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('case_id', '=', caseId)
    .where('state', '<>', 'discarded')
    .orderBy('occurred_at')
    .orderBy('id')
    .execute()
}

/** What the records of a case said before they were amended, oldest first. */
export async function amendmentRows({ tx, orgId }: Reading, caseId: string): Promise<AmendmentRow[]> {
  return tx
    .selectFrom('record_amendment as a')
    .innerJoin('service_record as r', (join) =>
      join.onRef('r.org_id', '=', 'a.org_id').onRef('r.id', '=', 'a.record_id'),
    )
    .selectAll('a')
    .where('a.org_id', '=', orgId)
    .where('r.org_id', '=', orgId)
    .where('r.case_id', '=', caseId)
    .orderBy('a.at')
    .execute()
}

export async function findRecord({ tx, orgId }: Reading, id: string): Promise<RecordRow | null> {
  const row = await tx
    .selectFrom('service_record')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export async function getRecord(work: Reading, id: string): Promise<RecordRow> {
  const row = await findRecord(work, id)
  return orNotFound(row?.state === 'discarded' ? null : row)
}

/** Who works in a case, as the rules of its records read it. */
export function carriersOf(row: Pick<CaseRow, 'worker_id' | 'co_worker_ids'>): Carriers {
  return { workerId: row.worker_id, coWorkerIds: row.co_worker_ids }
}

/** Whose a record is, without opening what it says. */
export function authorship(row: Pick<RecordRow, 'state' | 'worker_id'>) {
  return { state: row.state as ServiceRecord['state'], authorId: row.worker_id }
}

/** A stored record as the rules read it. */
export function recordFromRow({ protect }: Pick<Work, 'protect'>, row: RecordRow): ServiceRecord {
  return {
    ...authorship(row),
    occurredAtMs: row.occurred_at.getTime(),
    minutes: row.minutes,
    content: protect.open('service_record.content', row.content_sealed),
    signedAtMs: row.signed_at?.getTime() ?? null,
    late: row.late,
  }
}

export function recordFields({ protect }: Pick<Work, 'protect'>, row: RecordRow): RecordFields {
  return {
    occurredAt: row.occurred_at.toISOString(),
    minutes: row.minutes,
    channel: row.channel as RecordView['channel'],
    place: protect.openMaybe('service_record.place', row.place_sealed),
    present: protect.openMaybe('service_record.present', row.present_sealed),
    purpose: protect.openMaybe('service_record.purpose', row.purpose_sealed),
    content: protect.open('service_record.content', row.content_sealed),
    response: protect.openMaybe('service_record.response', row.response_sealed),
    nextStep: protect.openMaybe('service_record.next_step', row.next_step_sealed),
    nextOn: row.next_on,
    goalIds: row.goal_ids,
  }
}

export function recordColumns({ protect }: Pick<Work, 'protect'>, fields: RecordFields) {
  return {
    occurred_at: new Date(fields.occurredAt),
    minutes: fields.minutes,
    channel: fields.channel,
    place_sealed: protect.sealMaybe('service_record.place', fields.place),
    present_sealed: protect.sealMaybe('service_record.present', fields.present),
    purpose_sealed: protect.sealMaybe('service_record.purpose', fields.purpose),
    content_sealed: protect.seal('service_record.content', fields.content),
    response_sealed: protect.sealMaybe('service_record.response', fields.response),
    next_step_sealed: protect.sealMaybe('service_record.next_step', fields.nextStep),
    next_on: fields.nextOn,
    goal_ids: [...fields.goalIds],
  }
}

export function recordView(
  work: Pick<Work, 'protect'>,
  row: RecordRow,
  amendments: readonly AmendmentRow[],
  person: (id: string) => PersonRef,
): RecordView {
  return {
    id: row.id,
    caseId: row.case_id,
    ...recordFields(work, row),
    state: row.state as RecordView['state'],
    late: row.late,
    worker: person(row.worker_id),
    writtenAt: row.written_at.toISOString(),
    signedAt: row.signed_at?.toISOString() ?? null,
    quotedFrom: work.protect.openMaybe('service_record.quoted_from', row.quoted_from_sealed),
    amendments: amendments.map((amendment) => ({
      at: amendment.at.toISOString(),
      by: person(amendment.by),
      reason: work.protect.open('record_amendment.reason', amendment.reason_sealed),
      before: JSON.parse(work.protect.open('record_amendment.before', amendment.before_sealed)),
    })),
    revision: row.revision,
  }
}
