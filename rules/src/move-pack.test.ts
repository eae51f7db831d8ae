import { expect, test } from 'vitest'
import { CASE_KINDS, type Course, STAGES, type Stage, stepsFor } from './course.ts'
import { movePack, stageUnder } from './move-pack.ts'
import { Refusal } from './refusal.ts'

type Walks = Readonly<Record<'complex' | 'brief', readonly Stage[]>>

/** A pack that walks these steps and no others. */
function walking({ complex, brief }: Walks, code = 'there'): Course & { code: string; version: string } {
  const steps = complex.map((stage, index) => ({
    stage,
    order: index + 1,
    papers: { complex: [], brief: brief.includes(stage) ? [] : null },
  }))
  return { code, version: '1', steps }
}
const whole = walking({ complex: STAGES, brief: ['intake', 'assessment', 'intervention', 'closure'] })
const at = (stage: Stage, kind: 'complex' | 'brief' = 'complex') => ({
  kind,
  stage,
  state: 'open' as const,
  pack: { code: 'here', version: '1' },
  problem: 'everything that was written',
})

test('a case stands at the same step of our course, whatever the other pack calls it', () => {
  for (const stage of STAGES) expect(movePack(at(stage), whole, 0)).toMatchObject({ stage })
})

test('a step the other pack does not walk is passed to the next one, and never past closure', () => {
  const short = walking({ complex: ['intake', 'intervention', 'closure'], brief: ['intake', 'closure'] })
  expect(stageUnder(short, at('assessment'))).toBe('intervention')
  expect(stageUnder(short, at('evaluation'))).toBe('closure')
  expect(stageUnder(short, at('assessment', 'brief'))).toBe('closure')
  expect(stageUnder(short, at('follow-up'))).toBe('closure')
  expect(stageUnder(whole, at('plan', 'brief'))).toBe('intervention')
})

test('whatever two packs walk, the case lands on a step of its kind and nothing of it is lost', () => {
  const middle: readonly Stage[] = STAGES.filter((stage) => stage !== 'intake' && stage !== 'closure')
  for (let some = 0; some < 2 ** middle.length; some += 1) {
    const steps = STAGES.filter((stage) => !middle.includes(stage) || some & (1 << middle.indexOf(stage)))
    const pack = walking({ complex: steps, brief: steps.filter((stage) => stage !== 'plan') })
    for (const kind of CASE_KINDS)
      for (const stage of STAGES) {
        const before = at(stage, kind)
        const moved = movePack(before, pack, 0)
        if (moved instanceof Refusal) throw new Error(moved.code)
        expect(stepsFor(pack, kind).map((step) => step.stage)).toContain(moved.stage)
        expect({ ...moved, stage, pack: before.pack }).toEqual(before)
      }
  }
})

test('there and back again, a case stands where it stood if the other pack walks that step', () => {
  const home = { ...whole, code: 'here' }
  for (const stage of STAGES) {
    const there = movePack(at(stage), whole, 0)
    if (there instanceof Refusal) throw new Error(there.code)
    expect(movePack(there, home, 0)).toEqual(at(stage))
  }
})

test('nobody is moved to closure past an unsettled safety task, nor after the case has ended, nor to where it is', () => {
  const short = walking({ complex: ['intake', 'closure'], brief: ['intake', 'closure'] })
  expect(movePack(at('plan'), short, 1)).toMatchObject({ code: 'cases.safety-open' })
  expect(movePack(at('closure'), short, 1)).toMatchObject({ stage: 'closure' })
  expect(movePack({ ...at('plan'), state: 'closing' }, whole, 0)).toMatchObject({ code: 'cases.closed' })
  expect(movePack(at('plan'), { ...whole, code: 'here' }, 0)).toMatchObject({ code: 'cases.same-pack' })
})
