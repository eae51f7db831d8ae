import type { intake, RequestOne } from '@quancheng/contract/intake.ts'
import { may } from '@quancheng/rules/access.ts'
import type { Urgency } from '@quancheng/rules/request.ts'
import { namesOf, workers } from '../access/colleagues.ts'
import type { Action, Call } from '../http/call.ts'
import { orNotFound } from '../http/refused.ts'
import { caseloads } from './caseloads.ts'
import { note } from './change.ts'
import { historyOf } from './history.ts'
import { reasonsOf, requestLines } from './request-lines.ts'
import { findRequest, type RequestRow, remarksOf } from './request-store.ts'
import { whoItMayBe } from './who-it-may-be.ts'

type OneCall = Call<typeof intake.one>

export const one: Action<typeof intake.one> = async (call) => {
  const { input, actor, content, protect } = call
  const row = orNotFound(await findRequest(call, actor, input.requestId))
  const [[line], history, takers, raiser, candidates] = await Promise.all([
    requestLines(call, [row]),
    historyOf(call, row, remarksOf(call, row)),
    takersOf(call, row),
    personOf(call, row.raised_by),
    whoItMayBe(call, row),
  ])
  if (!line) throw new Error('a request answered no line')
  note(call, 'intake.read', row, {})
  const urgency = row.urgency as Urgency
  return {
    ...line,
    reasons: reasonsOf(row),
    words: protect.openMaybe('request.words', row.words_sealed),
    pausedReason: protect.openMaybe('request.paused_reason', row.paused_reason_sealed),
    declineReason: protect.openMaybe('request.decline', row.decline_sealed),
    raisedBy: raiser,
    about: await personOf(call, row.about_id),
    responseMinutes: content.deadlines.firstResponseMinutes[urgency],
    responseStatus: content.deadlineSet.firstResponseMinutes[urgency].status,
    candidates: [...candidates],
    history,
    takers,
    may: mayDo(call, row),
  }
}

function mayDo({ actor }: OneCall, row: RequestRow): RequestOne['may'] {
  const isOpen = row.state === 'waiting' || row.state === 'paused'
  const takes = isOpen && may(actor, 'intake.take')
  return {
    take: takes,
    assign: isOpen && (takes || may(actor, 'intake.assign')),
    decline: takes,
    triage: isOpen && may(actor, 'intake.triage'),
    pause: takes,
  }
}

/** Who could take it, those who know the ward or the client first; told only to whoever may pass it on. */
async function takersOf(call: OneCall, row: RequestRow): Promise<RequestOne['takers']> {
  if (!mayDo(call, row).assign) return []
  const all = await workers(call)
  const loads = await caseloads(
    call,
    all.map((worker) => worker.id),
    row.client_id,
  )
  const nearness = (taker: RequestOne['takers'][number]) =>
    (taker.servesWard ? 2 : 0) + (taker.servedBefore ? 1 : 0)
  return all
    .filter((worker) => worker.id !== row.about_id)
    .map((worker) => ({
      accountId: worker.id,
      name: worker.name,
      openCases: loads.get(worker.id)?.openCases ?? 0,
      servesWard: row.department_id !== null && worker.wards.includes(row.department_id),
      servedBefore: loads.get(worker.id)?.servedBefore ?? false,
    }))
    .toSorted((first, second) => nearness(second) - nearness(first) || first.openCases - second.openCases)
}

async function personOf(call: OneCall, id: string | null): Promise<RequestOne['raisedBy']> {
  if (id === null) return null
  return { id, name: (await namesOf(call, [id])).get(id) ?? '' }
}
