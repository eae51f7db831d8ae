import type { Tables } from '../db/tables.ts'

/** What a protected text is: decides how it is masked. */
export type ProtectedKind = 'name' | 'id-number' | 'phone' | 'address' | 'narrative'

/** One sealed column and everything that is decided about it. */
export interface ProtectedColumn {
  readonly table: keyof Tables
  /** Without the suffix `_sealed`. */
  readonly column: string
  readonly what: ProtectedKind
  /** Kinds of blind token under which it can be found; equality only, never order or ranges. */
  readonly index: readonly string[]
  /** Shown to those who may not see it whole: a part of it, or not at all. */
  readonly mask: 'part' | 'hide'
  /** When the retention period ends and the row stays for statistics: kept, made coarse, or removed. */
  readonly retention: 'keep' | 'blur' | 'remove'
  /** What stands there when it was emptied, where a program reads more than words from it. */
  readonly emptied?: string
}

const name = { what: 'name', index: [], mask: 'part', retention: 'remove' } as const
const number = { what: 'id-number', index: [], mask: 'part', retention: 'remove' } as const
const phone = { what: 'phone', index: [], mask: 'part', retention: 'remove' } as const
const address = { what: 'address', index: [], mask: 'part', retention: 'blur' } as const
const narrative = { what: 'narrative', index: [], mask: 'hide', retention: 'remove' } as const

/**
 * Every protected column of organisation-owned tables, once. A column of the database that ends in `_sealed` and is
 * not here, or the other way round, fails a test; sealing, re-sealing, masking and retention all read this list.
 * (`account.totp` belongs to no organisation and is sealed under the master key.)
 */
export const PROTECTED_COLUMNS: readonly ProtectedColumn[] = [
  { table: 'client', column: 'name', ...name, index: ['name', 'fragment', 'pinyin', 'given', 'initials'] },
  { table: 'client', column: 'id_number', ...number, index: ['id-number', 'number-tail'] },
  { table: 'client', column: 'phone', ...phone, index: ['phone', 'number-tail'] },
  { table: 'client', column: 'address', ...address },
  { table: 'client', column: 'occupation', ...narrative, retention: 'keep' },
  { table: 'client_identifier', column: 'value', ...number, index: ['identifier'] },
  { table: 'client_contact', column: 'name', ...name },
  { table: 'client_contact', column: 'phone', ...phone },
  { table: 'client_contact', column: 'note', ...narrative },
  {
    table: 'family_version',
    column: 'picture',
    ...narrative,
    emptied: '{"people":[],"lines":[],"systems":[]}',
  },
  { table: 'encounter', column: 'diagnosis', ...narrative },
  { table: 'consent', column: 'signer', ...name },
  { table: 'consent', column: 'witness', ...name },
  { table: 'consent', column: 'emergency', ...narrative },
  { table: 'consent', column: 'incapacity', ...narrative },
  { table: 'consent_refusal', column: 'signer', ...name },
  { table: 'urgent_opening', column: 'reason', ...narrative },
  { table: 'rights_request', column: 'asker', ...name },
  { table: 'rights_request', column: 'proof', ...narrative },
  { table: 'rights_request', column: 'words', ...narrative },
  { table: 'rights_request', column: 'answer', ...narrative },
  { table: 'legal_hold', column: 'reason', ...narrative },
  { table: 'restriction', column: 'reason', ...narrative },
  { table: 'restriction', column: 'lifted', ...narrative },
  { table: 'stored_file', column: 'body', ...narrative },
  { table: 'import_batch', column: 'name', ...narrative },
  { table: 'import_batch', column: 'rows', ...narrative },
  { table: 'request', column: 'name', ...name },
  { table: 'request', column: 'from', ...name },
  { table: 'request', column: 'words', ...narrative },
  { table: 'request', column: 'paused_reason', ...narrative },
  { table: 'request', column: 'decline', ...narrative },
  { table: 'request', column: 'remarks', ...narrative, emptied: '[]' },
  { table: 'task', column: 'title', ...narrative },
  { table: 'task', column: 'finding', ...narrative, emptied: 'null' },
  { table: 'task', column: 'returned', ...narrative, emptied: '[]' },
  { table: 'task', column: 'answer', ...narrative },
  { table: 'assessment', column: 'answers', ...narrative, emptied: '{}' },
  { table: 'assessment', column: 'note', ...narrative },
  { table: 'assessment', column: 'voided', ...narrative },
  { table: 'safety_plan', column: 'steps', ...narrative, emptied: '{}' },
  { table: 'watch', column: 'reason', ...narrative },
  { table: 'watch', column: 'end_reason', ...narrative },
  { table: 'watch', column: 'end_remark', ...narrative },
  { table: 'watch_look', column: 'words', ...narrative },
  { table: 'watch_hand_over', column: 'note', ...narrative },
  { table: 'watch_hand_over', column: 'remark', ...narrative },
  { table: 'duty_report', column: 'who', ...name },
  { table: 'duty_report', column: 'words', ...narrative },
  {
    table: 'duty_report',
    column: 'receipt',
    ...narrative,
    emptied: '{"authority":"","to":"","number":null}',
  },
  { table: 'duty_report', column: 'reasons', ...narrative },
  { table: 'duty_report', column: 'remark', ...narrative },
  { table: 'case_file', column: 'problem', ...narrative },
  { table: 'case_file', column: 'strengths', ...narrative },
  { table: 'need', column: 'text', ...narrative },
  { table: 'goal', column: 'text', ...narrative },
  { table: 'goal', column: 'measure', ...narrative },
  { table: 'goal', column: 'actions', ...narrative },
  { table: 'goal', column: 'responsible', ...narrative },
  { table: 'plan', column: 'body', ...narrative, emptied: '{}' },
  { table: 'plan', column: 'signer', ...name },
  { table: 'service_record', column: 'place', ...narrative },
  { table: 'service_record', column: 'present', ...narrative },
  { table: 'service_record', column: 'purpose', ...narrative },
  { table: 'service_record', column: 'content', ...narrative },
  { table: 'service_record', column: 'response', ...narrative },
  { table: 'service_record', column: 'next_step', ...narrative },
  { table: 'service_record', column: 'quoted_from', ...narrative },
  { table: 'record_amendment', column: 'reason', ...narrative },
  { table: 'record_amendment', column: 'before', ...narrative, emptied: '{}' },
  { table: 'process_recording', column: 'place', ...narrative },
  { table: 'process_recording', column: 'present', ...narrative },
  { table: 'process_recording', column: 'target', ...narrative },
  { table: 'process_recording', column: 'lines', ...narrative, emptied: '[]' },
  { table: 'process_recording', column: 'feeling', ...narrative },
  { table: 'process_recording', column: 'plan', ...narrative },
  { table: 'process_recording', column: 'opinion', ...narrative },
  { table: 'stage_review', column: 'summary', ...narrative },
  { table: 'stage_review', column: 'situation', ...narrative },
  { table: 'evaluation', column: 'summary', ...narrative },
  { table: 'evaluation', column: 'client_view', ...narrative },
  { table: 'closure', column: 'summary', ...narrative },
  { table: 'closure', column: 'missing', ...narrative },
  { table: 'closure', column: 'remark', ...narrative },
  { table: 'closure', column: 'reopened', ...narrative },
  { table: 'satisfaction', column: 'words', ...narrative },
  { table: 'gone_on', column: 'reason', ...narrative },
  { table: 'quality_opinion', column: 'remark', ...narrative },
  { table: 'risk_overruling', column: 'reason', ...narrative },
  { table: 'case_pack_move', column: 'reason', ...narrative },
  { table: 'conference', column: 'place', ...narrative },
  { table: 'conference', column: 'agenda', ...narrative },
  { table: 'conference', column: 'summary', ...narrative },
  { table: 'conference', column: 'cancelled', ...narrative },
  { table: 'conference', column: 'outcome', ...narrative },
  { table: 'conference_guest', column: 'opinion', ...narrative },
  { table: 'follow_up', column: 'finding', ...narrative },
  { table: 'follow_up', column: 'new_needs', ...narrative },
  { table: 'follow_up', column: 'next', ...narrative },
  { table: 'inbound_message', column: 'raw', ...narrative },
  { table: 'inbound_message', column: 'fixed', ...narrative },
  { table: 'inbound_message', column: 'aside', ...narrative },
  {
    table: 'case_summary',
    column: 'body',
    ...narrative,
    emptied:
      '{"title":"","institution":"","caseNumber":"","client":{"name":"","sex":0,"birthDate":null},"stay":null,"worker":{"id":"00000000-0000-7000-8000-000000000000","name":"","title":""},"contact":"","note":null,"parts":[]}',
  },
  { table: 'record_destination', column: 'token', ...narrative, retention: 'keep' },
  { table: 'record_reader', column: 'secret', ...narrative, retention: 'keep' },
  { table: 'outbound_message', column: 'receipt', ...narrative },
  { table: 'outbound_message', column: 'aside', ...narrative },
  { table: 'file', column: 'name', ...narrative },
  { table: 'file', column: 'note', ...narrative },
  { table: 'file', column: 'removed', ...narrative },
  { table: 'phrase', column: 'text', ...narrative },
  { table: 'archive_loan', column: 'purpose', ...narrative },
  { table: 'incident', column: 'what', ...narrative, retention: 'keep' },
  { table: 'incident', column: 'cause', ...narrative, retention: 'keep' },
  { table: 'incident', column: 'harm', ...narrative, retention: 'keep' },
  { table: 'incident', column: 'measures', ...narrative, retention: 'keep' },
  { table: 'incident', column: 'advice', ...narrative, retention: 'keep' },
  { table: 'incident', column: 'contact', ...narrative, retention: 'keep' },
  { table: 'incident', column: 'closing', ...narrative, retention: 'keep' },
  { table: 'incident_step', column: 'words', ...narrative, retention: 'keep' },
  { table: 'command', column: 'answer', ...narrative },
]

/** What a seal is bound to besides the organisation: `table.column`. */
export function placeName({ table, column }: ProtectedColumn): string {
  return `${table}.${column}`
}
