import { escalationAt, nextTurnAt } from '@quancheng/rules/watch.ts'
import { heads, supervisorsOf, workers } from '../../access/colleagues.ts'
import type { Work } from '../../http/call.ts'
import { lockRight } from './rights-store.ts'

const JUST_AFTER_MS = 1

interface Clocked {
  readonly id: string
  readonly dueAt: Date | null
  readonly told: number
}

function clockOf({ content }: Pick<Work, 'content'>, { dueAt, told }: Clocked) {
  return { dueAtMs: dueAt?.getTime() ?? null, spanMinutes: content.deadlines.rightsAnswerMinutes, told }
}

/** Comes back when an answer is due; never where the institution has set no deadline. */
export async function keepRightClock(
  work: Pick<Work, 'enqueue' | 'content'>,
  request: Clocked,
): Promise<void> {
  const turn = nextTurnAt(clockOf(work, request))
  if (turn === null) return
  await work.enqueue(
    'clients-right-overdue',
    { rightId: request.id },
    new Date(turn + JUST_AFTER_MS),
    `clients-right:${request.id}`,
  )
}

/** Nobody has answered in time: the supervisor of whoever recorded it is told, then the head. */
export async function tellOverdueRight(
  work: Work,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> {
  const row = await lockRight(work, String(payload.rightId))
  if (row === null || row.answered_at !== null) return
  const request = { id: row.id, dueAt: row.due_at, told: row.told }
  const told = escalationAt(clockOf(work, request), work.at.getTime())
  if (told > row.told) {
    await work.tx
      .updateTable('rights_request')
      .set({ told })
      .where('org_id', '=', work.orgId)
      .where('id', '=', row.id)
      .execute()
    work.record({
      act: 'clients.right-overdue',
      subjectKind: 'right',
      subjectId: row.id,
      clientId: row.client_id,
      facts: { from: row.told, to: told },
    })
    const recorder = (await workers(work)).filter((worker) => worker.id === row.recorded_by)
    await work.notify(
      [
        ...(row.told < 1 ? await supervisorsOf(work, recorder, 'cases.approve') : []),
        ...(told === 2 ? await heads(work) : []),
      ],
      {
        kind: 'clients.right-overdue',
        subjectKind: 'right',
        subjectId: row.id,
        facts: { kind: row.kind },
      },
    )
  }
  await keepRightClock(work, { ...request, told })
}
