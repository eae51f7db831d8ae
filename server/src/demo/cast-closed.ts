import { addDays, daysBetween } from '@quancheng/rules/calendar-day.ts'
import { enter } from './cast-register.ts'
import { inStage } from './in-stage.ts'
import { HOUR } from './moments.ts'
import { inventName } from './names.ts'
import type { ToldCase } from './occasions.ts'
import type { Register } from './stays.ts'
import type { Desk } from './tell-story.ts'
import { ACCIDENT } from './words/accident.ts'
import { CARE } from './words/care.ts'
import { CHRONIC } from './words/chronic.ts'
import { FAMILY } from './words/family.ts'
import { MONEY } from './words/money.ts'
import { MOOD } from './words/mood.ts'

const CLOSED = [
  { by: 'linruoxi', ward: 'ZL3', theme: MONEY, problem: '化疗押金差一万多，医保怎么报说不清。' },
  { by: 'hejiayi', ward: 'GK', theme: CARE, problem: '髋部骨折，回家以后没人扶着下床。' },
  { by: 'linruoxi', ward: 'SJN', theme: MOOD, problem: '手抖得厉害，不愿见人，夜里睡不着。' },
  { by: 'hejiayi', ward: 'ZL1', theme: CHRONIC, problem: '药费一个月八百多，想停药。' },
  { by: 'linruoxi', ward: 'XN', theme: FAMILY, problem: '谁来陪护，两个儿子谈不拢。' },
  { by: 'hejiayi', ward: 'GK', theme: ACCIDENT, problem: '工地上摔的，垫付的钱用完了。' },
  { by: 'linruoxi', ward: 'ZL3', theme: CARE, problem: '独居，出院后买菜做饭没有人。' },
  { by: 'sarengaowa', ward: 'XY', theme: MONEY, problem: '外地来看病，住宿和饭钱撑不住。' },
  { by: 'suzhiyuan', ward: 'SS', theme: CHRONIC, problem: '透析一周三次，来回车费发愁。' },
] as const
const SUMMARIES = ['说好的几件事都办妥了，本人也说可以了。', '材料交齐，社区接上了，出院前再看过一次。']

/**
 * Short cases that were closed in the month before this one, and whose people were asked how it was: enough of one team
 * that its figures can be shown, in the small network too.
 */
export function castClosed(desk: Desk, register: Register): ToldCase[] {
  const { chance, moments, house } = desk
  const last = addDays(`${moments.today.slice(0, 7)}-01`, -1)
  return CLOSED.map(({ by, ward, theme, problem }, place) => {
    const ago = daysBetween(addDays(`${last.slice(0, 7)}-01`, 6 + place), moments.today)
    const sex = place % 2 === 0 ? 2 : 1
    const age = 41 + place * 4
    const entrance = enter(desk, register, {
      name: inventName(chance, sex, age).name,
      sex,
      age,
      ward,
      bed: null,
      diagnosis: ['Z03.9', '入院观察'],
      came: ago + 12,
      left: ago + 1,
    })
    const closeAt = moments.at(-ago, '10:30')
    const decidedAt = closeAt + 5 * HOUR
    const worker = house.person(by)
    const story = inStage(desk, entrance, {
      worker,
      theme,
      kind: 'brief',
      opened: ago + 10,
      stage: 'closure',
      risk: 'low',
      problem,
      records: 1,
      until: closeAt,
    })
    return {
      caseId: chance.id(story.openedAt),
      story: {
        ...story,
        records: story.records.map((record) => ({ ...record, nextOn: null })),
        needs: story.needs.map((need) => ({ ...need, state: 'met' as const, severityNow: 1 })),
        closures: [
          {
            reason: 'goal-met',
            summary: SUMMARIES[place % SUMMARIES.length] ?? '',
            missing: [],
            missingReason: null,
            askedAt: closeAt,
            decidedAt,
            decision: 'approved',
            remark: null,
            isRated: place !== 4,
          },
        ],
        stages: [
          ...story.stages.map((one) => (one.stage === 'closure' ? { ...one, at: closeAt } : one)),
          { stage: 'follow-up' as const, at: decidedAt, by: worker.supervisorId ?? worker.id },
        ],
      },
    }
  })
}
