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
  const { as, locale, masked, ...conditions } = input
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
    facts: {
      as,
      view: input.view,
      count: rows.length,
      ...(leftOut > 0 && { leftOut }),
      ...(masked && { masked }),
    },
  })
  const { w, code } = speak(locale)
  const person = masked ? inOrder(w('maskedPerson')) : null
  const worker = masked ? inOrder(w('worker')) : null
  const number = masked ? inOrder('') : null
  const table = await asTable(as, w('caseList'), [
    HEADS.map((head) => w(head)),
    ...rows.map((line) => [
      number?.(line.id) ?? line.number,
      person?.(line.client.id) ?? line.client.name,
      code('sex', line.client.sex),
      line.client.age,
      line.client.inHospital ? line.client.department : w('outOfHospital'),
      line.client.inHospital && !masked ? line.client.bed : null,
      code('kind', line.kind),
      code('state', line.state),
      code('stage', line.stage),
      code('risk', line.risk),
      worker?.(line.worker.id) ?? line.worker.name,
      line.supervisor === null ? null : (worker?.(line.supervisor.id) ?? line.supervisor.name),
      dayOf(line.openedAt),
      dayOf(line.lastServiceAt),
      dayOf(line.nextDueAt),
      dayOf(line.closedAt),
    ]),
  ])
  return {
    ...table,
    fileName: `${w('caseList')}${masked ? ` ${w('masked')}` : ''} ${dayAt(call.at.getTime())}.${as}`,
    count: rows.length,
    leftOut,
    more: after !== undefined,
  }
}

function dayOf(instant: string | null): string | null {
  return instant === null ? null : dayAt(Date.parse(instant))
}

/** The same one is called the same in one table, by the order of the rows and by nothing else. */
function inOrder(stem: string): (id: string) => string {
  const called = new Map<string, string>()
  return (id) => {
    const name = called.get(id) ?? `${stem}${called.size + 1}`
    called.set(id, name)
    return name
  }
}
