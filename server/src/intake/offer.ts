import type { Source, Urgency } from '@quancheng/rules/request.ts'
import { type Colleague, heads, serving, supervisorsOf } from '../access/colleagues.ts'
import type { Work } from '../http/call.ts'

/** Whom a request is offered to: the one worker who serves the ward. Where several do, it is open to them all. */
export function offerTo(all: readonly Colleague[], ward: string | null): string | null {
  const candidates = serving(all, ward)
  return candidates.length === 1 ? (candidates[0]?.id ?? null) : null
}

/**
 * Tells whoever serves the ward; when nobody does and it presses, or it is a complaint, whoever can assign it. What is
 * about a worker is told to those who answer for that worker.
 */
export async function tellNew(
  work: Work,
  all: readonly Colleague[],
  request: {
    readonly id: string
    readonly source: Source
    readonly urgency: Urgency
    readonly departmentId: string | null
    readonly raisedBy: string | null
    readonly aboutId?: string | null
  },
): Promise<void> {
  const presses =
    request.source === 'complaint' || request.urgency === 'urgent' || request.urgency === 'crisis'
  const served = serving(all, request.departmentId).map((worker) => worker.id)
  const to = request.aboutId
    ? await answeringFor(work, all, request.aboutId)
    : served.length > 0 || !presses
      ? served
      : await supervisorsOf(work, [], 'intake.assign')
  await work.notify(
    to.filter((id) => id !== request.raisedBy),
    {
      kind: 'intake.raised',
      subjectKind: 'request',
      subjectId: request.id,
      facts: { requestId: request.id, urgency: request.urgency },
    },
  )
}

/** The supervisor of a worker, else the heads, never the worker. */
export async function answeringFor(
  work: Work,
  all: readonly Colleague[],
  aboutId: string,
): Promise<string[]> {
  const supervisors = await supervisorsOf(
    work,
    all.filter(({ id }) => id === aboutId),
    'intake.assign',
  )
  const others = supervisors.filter((id) => id !== aboutId)
  return others.length > 0 ? others : (await heads(work)).filter((id) => id !== aboutId)
}
