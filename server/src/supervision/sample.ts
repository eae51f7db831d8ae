import type { supervision } from '@quancheng/contract/supervision.ts'
import { type Side, sideOf } from '@quancheng/rules/quality-review.ts'
import { sql } from 'kysely'
import { namesOf } from '../access/colleagues.ts'
import { ofMyTeam } from '../access/of-my-team.ts'
import { clientLines } from '../clients/public.ts'
import type { Action } from '../http/call.ts'
import { orNotFound } from '../http/refused.ts'
import { reviewSeen, sampleViews } from './sample-store.ts'

interface Row {
  id: string
  case_id: string
  number: string
  client_id: string
  worker_id: string
  third_id: string | null
  supervises: boolean
}

interface OpinionRow {
  review_id: string
  side: Side
  by: string
  at: Date
  points: Record<string, number>
  total: number
  remark_sealed: Buffer | null
}

/** The drawn cases and what was found; who has not judged a case yet does not see what others found in it. */
export const sample: Action<typeof supervision.sample> = async (call) => {
  const { tx, orgId, input, actor, content, protect } = call
  const found = orNotFound((await sampleViews(call, input.sampleId))[0])
  const [{ rows }, { rows: opinions }] = await Promise.all([
    sql<Row>`
      select q.id, q.case_id, c.number, c.client_id, q.worker_id, s.third_id, ${ofMyTeam(actor)('q')} as supervises
      from quality_review q
      join quality_sample s on s.org_id = q.org_id and s.id = q.sample_id
      join case_file c on c.org_id = q.org_id and c.id = q.case_id
      where q.org_id = ${orgId} and q.sample_id = ${input.sampleId} and ${reviewSeen(actor)}
      order by q.worker_id, c.number`.execute(tx),
    sql<OpinionRow>`
      select o.review_id, o.side, o.by, o.at, o.points, o.total, o.remark_sealed
      from quality_opinion o join quality_review q on q.org_id = o.org_id and q.id = o.review_id
      where o.org_id = ${orgId} and q.sample_id = ${input.sampleId} order by o.at`.execute(tx),
  ])
  const [clients, names] = await Promise.all([
    clientLines(
      call,
      rows.map((row) => row.client_id),
    ),
    namesOf(call, [...rows.map((row) => row.worker_id), ...opinions.map((row) => row.by)]),
  ])
  const person = (id: string) => ({ id, name: names.get(id) ?? '—' })
  const byReview = Map.groupBy(opinions, (row) => row.review_id)
  return {
    sample: found,
    form: content.reviewForm,
    reviews: rows.map((row) => {
      const all = byReview.get(row.id) ?? []
      const side = sideOf(
        { workerId: row.worker_id, thirdId: row.third_id },
        { id: actor.accountId, supervises: row.supervises },
      )
      const said = all.some((one) => one.side === side)
      return {
        id: row.id,
        caseId: row.case_id,
        number: row.number,
        client: clients.get(row.client_id)?.name ?? '',
        worker: person(row.worker_id),
        opinions: (side === null || said ? all : []).map((one) => ({
          side: one.side,
          by: person(one.by),
          at: one.at.toISOString(),
          points: one.points,
          total: one.total,
          remark: protect.openMaybe('quality_opinion.remark', one.remark_sealed),
        })),
        mySide: said ? null : side,
      }
    }),
  }
}
