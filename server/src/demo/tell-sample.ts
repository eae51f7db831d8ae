import type { Side } from '@quancheng/rules/quality-review.ts'
import { chanceFor } from './chance.ts'
import type { ToldCase } from './occasions.ts'
import type { Desk } from './tell-story.ts'

const REMARK = '计划写得清楚。同意书上的日期和第一次记录对不上，请核对后补一句说明。'

/** One look at the quality of running cases, a few days ago: some judged by two sides, some by nobody yet. */
export function tellSample({ book, house, moments, content }: Desk, cases: readonly ToldCase[]): void {
  const chance = chanceFor('sample')
  const [supervisor, head] = [house.person('zhoumin'), house.person('zhengshufen')]
  const running = cases.filter(
    ({ story }) =>
      story.worker.supervisorId === supervisor.id &&
      story.closures.length === 0 &&
      story.openedAt < moments.at(-3, '09:00'),
  )
  const drawn = [...Map.groupBy(running, ({ story }) => story.worker.id).values()].flatMap((own) =>
    chance.some(own, Math.min(2, own.length)),
  )
  const at = moments.at(-2, '10:20')
  const sampleId = chance.id(at)
  book.put('quality_sample', {
    org_id: house.id,
    id: sampleId,
    pool: 'running',
    from_on: null,
    to_on: null,
    per_worker: 2,
    seed: '5b1f09c2a7de',
    eligible: running.length,
    form: content.reviewForm.id,
    form_version: content.reviewForm.version,
    third_id: head.id,
    drawn_by: supervisor.id,
    drawn_at: new Date(at),
  })
  for (const [place, { caseId, story }] of drawn.entries()) {
    const reviewId = chance.id(at)
    book.put('quality_review', {
      org_id: house.id,
      id: reviewId,
      sample_id: sampleId,
      case_id: caseId,
      worker_id: story.worker.id,
      team_id: story.worker.teamId,
    })
    const judge = (side: Side, by: string, hour: string, remark: string | null) => {
      const points = Object.fromEntries(
        content.reviewForm.criteria.map(({ id, most }) => [id, most - chance.int(0, Math.ceil(most / 4))]),
      )
      book.put('quality_opinion', {
        org_id: house.id,
        id: chance.id(moments.at(-1, hour)),
        review_id: reviewId,
        side,
        by,
        at: new Date(moments.at(-1, hour)),
        points: JSON.stringify(points),
        total: Object.values(points).reduce((sum, given) => sum + given, 0),
        remark_sealed: house.sealMaybe('quality_opinion.remark', remark),
      })
    }
    if (place % 3 === 0) judge('self', story.worker.id, '15:10', null)
    if (place % 3 !== 2) judge('supervisor', supervisor.id, '16:40', place === 0 ? REMARK : null)
  }
}
