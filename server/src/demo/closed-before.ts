import { ageOn, dayAt } from '@quancheng/rules/calendar-day.ts'
import { answersOfTotal } from './answers.ts'
import type { Chance } from './chance.ts'
import { inventStory, settledAlarm } from './invent-story.ts'
import { DAY, HOUR, inOfficeHours } from './moments.ts'
import { pickWorker, type ToldCase } from './occasions.ts'
import type { Stay } from './stays.ts'
import type { Story } from './story.ts'
import type { Desk } from './tell-story.ts'
import { themeFor } from './themes.ts'
import { wordingFor } from './wording.ts'

const LEAST_COURSE = 9 * DAY
/** Of so many courses that are invented about one is over and long enough. */
const FOUND = 1.5

/**
 * Short cases of the months past that a worker took up on the ward's round. In about every third a safety task came up
 * after the third day, in some people more often than in others: enough of them that a model of risk can be learned.
 */
export function closedBefore(
  desk: Desk,
  stays: readonly Stay[],
  told: readonly ToldCase[],
  wanted: number,
): ToldCase[] {
  const { chance, house } = desk
  const known = new Set(told.map(({ story }) => story.person.id))
  const fitting = stays.filter(
    ({ class: kind, dischargedAt, admittedAt, hasDied, person }) =>
      kind === 'inpatient' &&
      !hasDied &&
      dischargedAt !== null &&
      dischargedAt - admittedAt > 3 * DAY &&
      (ageOn(person.birthDate, dayAt(admittedAt)) ?? 0) >= 18,
  )
  const found: ToldCase[] = []
  const share = (wanted * FOUND) / Math.max(1, fitting.length)
  for (const stay of fitting) {
    if (!chance.is(share) || known.has(stay.person.id)) continue
    const openedAt = inOfficeHours(stay.admittedAt + DAY, chance.int(8 * 60 + 30, 15 * 60))
    const story = inventStory(desk, {
      person: stay.person,
      worker: pickWorker(chance, house.workers, stay),
      theme: themeFor(chance, stay),
      kind: 'brief',
      openedAt,
      illness: stay.diagnosis.name,
      encounterId: stay.encounterId,
      departmentId: stay.ward.id,
      dischargedAt: stay.dischargedAt,
      diedAt: null,
      isOutside: false,
      request: null,
      problem: null,
      mostRecords: 2,
    })
    const [asked] = story.closures
    const isOver = story.closures.at(-1)?.decision === 'approved'
    if (!asked || !isOver || asked.askedAt - openedAt < LEAST_COURSE) continue
    known.add(stay.person.id)
    found.push({
      caseId: chance.id(openedAt),
      story: chance.is(likely(stay)) ? withAlarm(desk, chance, stay, story) : story,
    })
  }
  return found
}

/** How often it came to that, by what was known of somebody: nobody's figures, ours. */
function likely({ person, diagnosis, throughEmergency, leftBefore, admittedAt }: Stay): number {
  const age = ageOn(person.birthDate, dayAt(admittedAt)) ?? 0
  const logit =
    -1.6 +
    (person.living === '1' ? 2.2 : 0) +
    (person.payer === 'self' ? 1 : 0) +
    (diagnosis.code.startsWith('C') ? 1.4 : 0) +
    (leftBefore !== null ? 0.9 : 0) +
    (throughEmergency ? 0.8 : 0) -
    (age >= 65 ? 0.5 : 0)
  return 1 / (1 + Math.exp(-logit))
}

/** The ninth question of the PHQ-9 was not nought: somebody went there, and the supervisor confirmed it. */
function withAlarm({ moments, house }: Desk, chance: Chance, stay: Stay, story: Story): Story {
  const at = inOfficeHours(story.openedAt + chance.int(4, 5) * DAY, chance.int(9 * 60, 16 * 60))
  const wording = wordingFor(chance, stay.person, stay.diagnosis.name, moments.today)
  const safety = settledAlarm(chance, at, at + 20 * HOUR, house.plan.kind, wording)
  const answers = answersOfTotal(chance, 'phq-9', chance.int(9, 17), 1)
  const assessments = [
    ...story.assessments,
    { instrument: 'phq-9', at, mode: 'worker' as const, answers, safety },
  ]
  return {
    ...story,
    risk: safety.level === 'medium' ? 'medium' : 'low',
    assessments: assessments.sort((one, other) => one.at - other.at),
  }
}
