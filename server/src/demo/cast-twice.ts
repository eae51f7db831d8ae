import { said } from './cast-records.ts'
import { enter } from './cast-register.ts'
import { inStage } from './in-stage.ts'
import { HOUR } from './moments.ts'
import type { ToldCase } from './occasions.ts'
import type { Register } from './stays.ts'
import type { Desk } from './tell-story.ts'
import { CARE } from './words/care.ts'

/**
 * 曲明远 was seen twice on one day: 林若溪 had closed her case, and 何嘉怡, who knew nothing of it, opened another and
 * asked the same. The supervisor finds the second service marked.
 */
export function castTwice(desk: Desk, register: Register): ToldCase[] {
  const { chance, moments, house } = desk
  const ago = -moments.workday(-2)
  const entrance = enter(desk, register, {
    name: '曲明远',
    sex: 1,
    age: 67,
    ward: 'GK',
    bed: null,
    diagnosis: ['S72.0', '股骨颈骨折'],
    came: ago + 14,
    left: ago - 1,
  })
  const recordId = chance.id(moments.at(-ago, '08:18'))
  const closing = said(moments, {
    day: -ago,
    time: '08:05',
    minutes: 15,
    purpose: '出院后的照护怎么安排',
    content: '和老人、儿子一起对了一遍：护理床下午送到，社区康复周一上门，儿子请了一周的假。都办妥了。',
    signed: 2,
  })
  const again = said(moments, {
    day: -ago,
    time: '10:30',
    minutes: 30,
    purpose: '出院后的照护怎么安排',
    content: '护士说老人明天出院，怕没人照护。问下来床已经借到，社区也联系过了，老人说早上刚有人来问过。',
    signed: 20,
  })
  const askedAt = moments.at(-ago, '08:35')
  const decidedAt = moments.at(-ago, '08:50')
  const lin = house.person('linruoxi')
  const before = inStage(desk, entrance, {
    worker: lin,
    theme: CARE,
    kind: 'brief',
    opened: ago + 12,
    stage: 'closure',
    risk: 'low',
    problem: '髋部骨折，出院后没人扶着下床。',
    records: 0,
    ownRecords: [{ ...closing, id: recordId }],
    until: askedAt,
  })
  const after = inStage(desk, entrance, {
    worker: house.person('hejiayi'),
    theme: CARE,
    kind: 'brief',
    opened: ago,
    stage: 'assessment',
    risk: 'none',
    problem: '护士说明天出院，家里没有人照护。',
    records: 0,
    ownRecords: [{ ...again, twinId: recordId }],
  })
  return [
    {
      caseId: chance.id(before.openedAt),
      story: {
        ...before,
        needs: before.needs.map((need) => ({ ...need, state: 'met' as const, severityNow: 1 })),
        closures: [
          {
            reason: 'goal-met',
            summary: '护理床、社区康复和儿子的假都落实了，老人说可以回家了。',
            missing: [],
            missingReason: null,
            askedAt,
            decidedAt,
            decision: 'approved',
            remark: null,
            isRated: false,
          },
        ],
        stages: [
          ...before.stages.map((one) => (one.stage === 'closure' ? { ...one, at: askedAt } : one)),
          { stage: 'follow-up', at: decidedAt, by: lin.supervisorId ?? lin.id },
        ],
      },
    },
    { caseId: chance.id(after.openedAt + HOUR), story: after },
  ]
}
