import type { CaseLine, cases } from '@quancheng/contract/cases.ts'
import { dayAt } from '@quancheng/rules/calendar-day.ts'
import { restrictedAmong } from '../clients/public.ts'
import type { Call } from '../http/call.ts'
import { asTable, speak } from '../printing/public.ts'
import { pageOfCases } from './list.ts'

const MOST = 10_000
const AT_ONCE = 1000
const HEADS = [
  'caseNumber',
  'client',
  'sex',
  'age',
  'department',
  'bed',
  'kind',
  'state',
  'step',
  'risk',
  'worker',
  'supervisor',
  'openedAt',
  'lastService',
  'nextDue',
  'closedAt',
] as const

/** The list as it stands on the screen, as a table to take away; who took which view, and how many rows, is in the journal. */
export async function exportList(call: Call<typeof cases.exportList>) {
  const { input } = call
  const { as, locale, ...conditions } = input
  const rows: CaseLine[] = []
  let leftOut = 0
  let after: string | undefined
  do {
    const page = await pageOfCases(
      { ...call, input: { ...conditions, limit: AT_ONCE, ...(after !== undefined && { after }) } },
      'cases.print',
    )
    const restricted = await restrictedAmong(
      call,
      page.rows.map((row) => row.client.id),
    )
    const open = page.rows.filter((row) => !restricted.has(row.client.id))
    leftOut += page.rows.length - open.length
    rows.push(...open)
    after = page.next ?? undefined
  } while (after !== undefined && rows.length + leftOut < MOST)
  call.record({
    act: 'cases.exportList',
    subjectKind: 'organisation',
    subjectId: call.orgId,
    clientId: null,
    facts: { as, view: input.view, count: rows.length, leftOut },
  })
  const { w, code } = speak(locale)
  const table = await asTable(as, w('caseList'), [
    HEADS.map((head) => w(head)),
    ...rows.map((line) => [
      line.number,
      line.client.name,
      code('sex', line.client.sex),
      line.client.age,
      line.client.inHospital ? line.client.department : w('outOfHospital'),
      line.client.inHospital ? line.client.bed : null,
      code('kind', line.kind),
      code('state', line.state),
      code('stage', line.stage),
      code('risk', line.risk),
      line.worker.name,
      line.supervisor?.name ?? null,
      dayOf(line.openedAt),
      dayOf(line.lastServiceAt),
      dayOf(line.nextDueAt),
      dayOf(line.closedAt),
    ]),
  ])
  return {
    ...table,
    fileName: `${w('caseList')} ${dayAt(call.at.getTime())}.${as}`,
    count: rows.length,
    leftOut,
    more: after !== undefined,
  }
}

function dayOf(instant: string | null): string | null {
  return instant === null ? null : dayAt(Date.parse(instant))
}
