import type { Reason, RequestLine } from '@quancheng/contract/intake.ts'
import { namesOf } from '../access/colleagues.ts'
import { clientLines } from '../clients/public.ts'
import type { Work } from '../http/call.ts'
import type { RequestRow } from './request-store.ts'

type Reading = Pick<Work, 'tx' | 'orgId' | 'protect' | 'at'>

const REASONS_IN_A_LINE = 3
const WORDS_IN_A_LINE = 80

export function reasonsOf(row: Pick<RequestRow, 'reasons'>): Reason[] {
  return row.reasons as Reason[]
}

/** Requests as the queue shows them, in the order given: one statement for the persons, one for the colleagues. */
export async function requestLines(work: Reading, rows: readonly RequestRow[]): Promise<RequestLine[]> {
  const [persons, names, departments] = await Promise.all([
    clientLines(
      work,
      rows.map((row) => row.client_id),
    ),
    namesOf(
      work,
      rows.flatMap((row) => [row.raised_by, row.offered_to, row.taken_by]),
    ),
    departmentNames(
      work,
      rows.map((row) => row.department_id),
    ),
  ])
  const { protect } = work
  const person = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? '' })
  return rows.map((row) => {
    const client = row.client_id === null ? null : (persons.get(row.client_id) ?? null)
    return {
      id: row.id,
      client,
      name: client?.name ?? protect.openMaybe('request.name', row.name_sealed) ?? '',
      department: row.department_id === null ? null : (departments.get(row.department_id) ?? null),
      bed: row.bed,
      source: row.source as RequestLine['source'],
      from: protect.openMaybe('request.from', row.from_sealed) ?? person(row.raised_by)?.name ?? null,
      urgency: row.urgency as RequestLine['urgency'],
      state: row.state as RequestLine['state'],
      summary: summaryOf(reasonsOf(row), protect.openMaybe('request.words', row.words_sealed)),
      raisedAt: row.raised_at.toISOString(),
      dueAt: row.due_at?.toISOString() ?? null,
      pausedAt: row.paused_at?.toISOString() ?? null,
      escalation: row.escalation,
      offeredTo: person(row.offered_to),
      takenBy: person(row.taken_by),
      endedAt: row.ended_at?.toISOString() ?? null,
      caseId: row.case_id,
      revision: row.revision,
    }
  })
}

/** The reasons in one line; what is not known yet is no reason. */
function summaryOf(reasons: readonly Reason[], words: string | null): RequestLine['summary'] {
  const known = reasons.filter((reason) => !reason.unknown).slice(0, REASONS_IN_A_LINE)
  const spoken = words === null ? [] : [shortened(words)]
  return {
    zh: [...known.map((reason) => reason.text.zh), ...spoken].join('；'),
    en: [...known.map((reason) => reason.text.en), ...spoken].join('; '),
  }
}

function shortened(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim()
  return line.length <= WORDS_IN_A_LINE ? line : `${line.slice(0, WORDS_IN_A_LINE - 1)}…`
}

async function departmentNames(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  ids: readonly (string | null)[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await tx
    .selectFrom('department')
    .select(['id', 'name'])
    .where('org_id', '=', orgId)
    .where('id', 'in', wanted)
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}
