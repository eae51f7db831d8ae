import type { SummaryBody } from '@quancheng/contract/summaries.ts'
import { reachOf } from '@quancheng/rules/access.ts'
import { dayAt } from '@quancheng/rules/calendar-day.ts'
import { namesOf } from '../access/colleagues.ts'
import { grantsOf } from '../access/duties.ts'
import { clientLines, isStopped } from '../clients/public.ts'
import type { Work } from '../http/call.ts'
import { signedSummaries } from './signed-summaries.ts'

/** What a clinician without an account is entrusted with; an institution takes it away in the content. */
const DUTY = 'clinician-view'

export interface ClinicianView {
  readonly name: string
  readonly place: string
  readonly cases: readonly {
    readonly number: string
    readonly stage: string
    readonly state: string
    readonly worker: string
    readonly openedOn: string
    readonly nextOn: string | null
  }[]
  readonly requests: readonly {
    readonly raisedOn: string
    readonly state: string
  }[]
  readonly summary: {
    readonly body: SummaryBody
    readonly version: number
    readonly signedOn: string
  } | null
}

/** No more than a clinician's duty shows of a patient: who, at which step, when next, what was asked, and what was signed for the ward. */
export async function clinicianView(work: Work, clientId: string): Promise<ClinicianView | null> {
  const { tx, orgId, content } = work
  const may = reachOf({ grants: grantsOf(content, DUTY) }, 'cases.glance')
  if (!may.organisation || (await isStopped(work, clientId, 'read-outside'))) return null
  const [clients, cases, requests, signed] = await Promise.all([
    clientLines(work, [clientId]),
    tx
      .selectFrom('case_file')
      .select(['number', 'stage', 'state', 'worker_id', 'opened_at', 'next_due_at'])
      .where('org_id', '=', orgId)
      .where('client_id', '=', clientId)
      .orderBy('opened_at', 'desc')
      .limit(5)
      .execute(),
    tx
      .selectFrom('request')
      .select(['raised_at', 'state'])
      .where('org_id', '=', orgId)
      .where('client_id', '=', clientId)
      .where('about_id', 'is', null)
      .orderBy('raised_at', 'desc')
      .limit(10)
      .execute(),
    signedSummaries(work, { clientId }, null),
  ])
  const client = clients.get(clientId)
  if (!client) return null
  const names = await namesOf(
    work,
    cases.map((row) => row.worker_id),
  )
  const [newest] = signed
  return {
    name: client.name,
    place: [client.department, client.bed].filter(Boolean).join(' '),
    cases: cases.map((row) => ({
      number: row.number,
      stage: row.stage,
      state: row.state,
      worker: names.get(row.worker_id) ?? '—',
      openedOn: dayAt(row.opened_at.getTime()),
      nextOn: row.next_due_at === null ? null : dayAt(row.next_due_at.getTime()),
    })),
    requests: requests.map((row) => ({ raisedOn: dayAt(row.raised_at.getTime()), state: row.state })),
    summary: newest
      ? { body: newest.body, version: newest.version, signedOn: dayAt(newest.signedAt.getTime()) }
      : null,
  }
}
