import { createHash } from 'node:crypto'
import { newId } from '@quancheng/contract/new-id.ts'
import type { supervision } from '@quancheng/contract/supervision.ts'
import { addDays, startOfDay } from '@quancheng/rules/calendar-day.ts'
import { type RawBuilder, sql } from 'kysely'
import { colleaguesWith } from '../access/colleagues.ts'
import { ofMyTeam } from '../access/of-my-team.ts'
import type { Action, Call } from '../http/call.ts'
import { orNotFound, refuse } from '../http/refused.ts'

type DrawCall = Call<typeof supervision.draw>

interface Drawn {
  id: string
  worker_id: string
  team_id: string | null
  place: number
  eligible: number
}

/**
 * Draws so many cases of each worker: the cases of a worker are put in the order of a fingerprint of seed and case, and
 * the first are taken. Whoever has the seed can draw again and see that nothing was picked by hand.
 */
export const draw: Action<typeof supervision.draw> = async (call) => {
  const { tx, orgId, input, at, actor, content } = call
  await unlessThirdReads(call)
  const id = newId(at.getTime())
  const seed = input.seed ?? createHash('sha256').update(id).digest('hex').slice(0, 12)
  const { rows } = await sql<Drawn>`
    select * from (
      select c.id, c.worker_id, c.team_id,
             row_number() over (partition by c.worker_id order by md5(${seed}::text || c.id::text), c.id)::int as place,
             (count(*) over ())::int as eligible
      from case_file c
      where c.org_id = ${orgId} and ${poolOf(call)} and ${ofMyTeam(actor)('c')}
    ) ranked where place <= ${input.perWorker} order by worker_id, place`.execute(tx)
  if (rows.length === 0) refuse('supervision.nothing-to-draw')
  await tx
    .insertInto('quality_sample')
    .values({
      org_id: orgId,
      id,
      pool: input.pool,
      from_on: input.from,
      to_on: input.to,
      per_worker: input.perWorker,
      seed,
      eligible: rows[0]?.eligible ?? 0,
      form: content.reviewForm.id,
      form_version: content.reviewForm.version,
      third_id: input.thirdId,
      drawn_by: actor.accountId,
      drawn_at: at,
    })
    .execute()
  await tx
    .insertInto('quality_review')
    .values(
      rows.map((row) => ({
        org_id: orgId,
        id: newId(at.getTime()),
        sample_id: id,
        case_id: row.id,
        worker_id: row.worker_id,
        team_id: row.team_id,
      })),
    )
    .execute()
  await call.notify([...rows.map((row) => row.worker_id), input.thirdId], {
    kind: 'supervision.drawn',
    subjectKind: 'sample',
    subjectId: id,
    facts: {},
  })
  call.record({
    act: 'supervision.draw',
    subjectKind: 'sample',
    subjectId: id,
    clientId: null,
    facts: { pool: input.pool, seed, drawn: rows.length, eligible: rows[0]?.eligible ?? 0 },
  })
  return { id, revision: 1 }
}

function poolOf({ input }: DrawCall): RawBuilder<boolean> {
  if (input.pool === 'running') return sql<boolean>`c.live = true`
  if (input.from === null || input.to === null) return refuse('supervision.span-missing')
  return sql<boolean>`c.closed_at >= ${new Date(startOfDay(input.from))} and c.closed_at < ${new Date(startOfDay(addDays(input.to, 1)))} and c.live = false`
}

/** A third person reads the drawn files, so it must be somebody whose duties reach them: those of the whole department. */
async function unlessThirdReads(call: DrawCall): Promise<void> {
  const { tx, orgId, input, actor } = call
  if (input.thirdId === null) return
  orNotFound(
    await tx
      .selectFrom('member')
      .select('account_id')
      .where('org_id', '=', orgId)
      .where('account_id', '=', input.thirdId)
      .where('left_at', 'is', null)
      .executeTakeFirst(),
  )
  const reading = await colleaguesWith(call, 'cases.read', 'organisation')
  if (input.thirdId === actor.accountId || !reading.some(({ id }) => id === input.thirdId))
    refuse('supervision.third-cannot-read')
}
