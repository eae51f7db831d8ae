import { randomBytes } from 'node:crypto'
import { dayAt, startOfDay } from '@quancheng/rules/calendar-day.ts'
import { chanceFor } from './chance.ts'
import { DAY, HOUR } from './moments.ts'
import type { Telling } from './tell-story.ts'

const VALID_DAYS = 14
const WORDS = [
  '每次来都把话听完，不催我。',
  '押金的事跑了好几趟，谢谢。',
  '要是早一周知道有社工就好了。',
  '等回音等得有点久。',
  '她帮我把要带的材料写在一张纸上，我照着办就成了。',
  '出院那天还来看了一眼，心里踏实。',
  '说得清楚，能办的办，不能办的也直说。',
  '打电话总能找到人。',
  '材料太多，填表还是看不懂，是她一项一项带着填的。',
  '本来不想麻烦别人，现在觉得说出来好些。',
  '谈话间有人进进出出，话没说完。',
  '孩子的事也替我问了，没想到。',
  '要是周末也有人在就好了。',
]

/** After a closure most people are asked how it was, and many say so. */
export function tellRating({ book, house, story, caseId, note, moments }: Telling, closureId: string): void {
  const closure = story.closures.at(-1)
  const decidedAt = closure?.decidedAt ?? null
  const asks = house.plan.key === 'general' && closure?.reason !== 'death'
  if (!asks || decidedAt === null) return
  const chance = chanceFor(`rating ${closureId}`)
  const madeAt = decidedAt + chance.int(1, 20) * HOUR
  const usedAt = madeAt + chance.int(1, 6 * 24) * HOUR
  if (madeAt > moments.start || !(closure?.isRated !== undefined || chance.is(0.97))) return
  const isUsed = usedAt < moments.start && (closure?.isRated ?? chance.is(0.92))
  const id = chance.id(madeAt)
  book.put('door_link', {
    org_id: house.id,
    id,
    token: randomBytes(32).toString('base64url'),
    client_id: story.person.id,
    case_id: caseId,
    team_id: story.worker.teamId,
    instrument: null,
    closure_id: closureId,
    made_by: story.worker.id,
    made_at: new Date(madeAt),
    expires_at: new Date(madeAt + VALID_DAYS * DAY),
    used_at: isUsed ? new Date(usedAt) : null,
    used_command: null,
    assessment_id: null,
    revision: isUsed ? 2 : 1,
  })
  note('relations.rating.give', madeAt, 'door_link', id, { caseId })
  if (!isUsed) return
  note('relations.rated', usedAt, 'door_link', id, { caseId }, null)
  const overall = chance.weighted([
    [5, 46],
    [4, 36],
    [3, 11],
    [2, 5],
    [1, 2],
  ] as const)
  const answeredOn = dayAt(usedAt)
  const others = () => Math.min(3, Math.max(1, overall - chance.int(1, 2)))
  book.put('satisfaction', {
    org_id: house.id,
    id: chance.id(startOfDay(answeredOn)),
    team_id: story.worker.teamId,
    answered_on: answeredOn,
    form: 'default',
    version: '1',
    overall,
    answers: JSON.stringify({ overall, listened: others(), helped: others() }),
    words_sealed: house.sealMaybe(
      'satisfaction.words',
      chance.is(closure?.isRated ? 0.6 : 0.25) ? chance.pick(WORDS) : null,
    ),
  })
}
