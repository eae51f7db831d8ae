import { readFileSync } from 'node:fs'
import { comparePacks, mergePacks } from '@quancheng/contract/content/pack-merge.ts'
import { StandardPack } from '@quancheng/contract/content/standard-pack.ts'
import { expect, test } from 'vitest'

const kept = StandardPack.parse(
  JSON.parse(
    readFileSync(new URL('../../../content/packs/jiangsu-tjssg-001-2020.json', import.meta.url), 'utf8'),
  ),
)
const words = (zh: string) => ({ zh, en: zh })

function renamed(pack: StandardPack, stage: string, zh: string): StandardPack {
  const steps = pack.course.steps.map((step) => (step.stage === stage ? { ...step, name: words(zh) } : step))
  return { ...pack, course: { ...pack.course, steps } }
}

function skipped(pack: StandardPack, stage: 'plan' | 'evaluation'): StandardPack {
  const steps = pack.course.steps
    .filter((step) => step.stage !== stage)
    .map((step, index) => ({ ...step, order: index + 1 }))
  const skips = [...pack.course.skips, { stage, why: words('本院不设') }]
  return { ...pack, course: { ...pack.course, steps, skips } }
}

const fieldsOf = (changes: readonly { field: string }[]) => changes.map(({ field }) => field)

test('two heads who change different things lose nothing and are asked nothing', () => {
  const mine = renamed({ ...kept, designation: '院社1号' }, 'plan', '计划')
  const theirs = {
    ...renamed(kept, 'assessment', '需求评估'),
    methods: { ...kept.methods, items: [words('个案')], status: 'institution' as const },
  }
  const changes = comparePacks(kept, mine, theirs)
  expect(fieldsOf(changes.mine)).toEqual(['designation', 'course.name.plan'])
  expect(fieldsOf(changes.theirs)).toEqual(['methods', 'course.name.assessment'])
  expect(changes.both).toEqual([])
  expect(mergePacks(kept, mine, theirs, [])).toEqual({
    ...renamed(renamed(kept, 'plan', '计划'), 'assessment', '需求评估'),
    designation: '院社1号',
    methods: theirs.methods,
  })
})

test('what both changed is asked, and stands as it was chosen', () => {
  const mine = renamed({ ...kept, year: 2026 }, 'plan', '我的计划')
  const theirs = renamed({ ...kept, year: 2025 }, 'plan', '她的计划')
  expect(comparePacks(kept, mine, theirs).both).toEqual([
    { field: 'year', yours: 2026, theirs: 2025 },
    { field: 'course.name.plan', yours: words('我的计划'), theirs: words('她的计划') },
  ])
  expect(mergePacks(kept, mine, theirs, ['year'])).toEqual(
    renamed({ ...kept, year: 2026 }, 'plan', '她的计划'),
  )
  expect(mergePacks(kept, mine, theirs, ['year', 'course.name.plan'])).toEqual(mine)
  expect(mergePacks(kept, mine, theirs, [])).toEqual(theirs)
})

test('one passes over a step while the other renames it and moves two others: the step is passed over, the others are moved', () => {
  const mine = skipped(kept, 'evaluation')
  const orders = new Map(kept.course.steps.map((step) => [step.stage, step.order]))
  const swapped: Record<string, number | undefined> = {
    assessment: orders.get('plan'),
    plan: orders.get('assessment'),
  }
  const named = renamed(kept, 'evaluation', '成效评估')
  const theirs = {
    ...named,
    course: {
      ...named.course,
      steps: named.course.steps.map((step) => ({ ...step, order: swapped[step.stage] ?? step.order })),
    },
  }
  const changes = comparePacks(kept, mine, theirs)
  expect(changes.both).toEqual([])
  const merged = mergePacks(kept, mine, theirs, [])
  expect(StandardPack.safeParse(merged).success).toBe(true)
  expect(merged.course.skips.map(({ stage }) => stage)).toContain('evaluation')
  const walk = merged.course.steps.map(({ stage }) => stage)
  expect(walk.indexOf('plan')).toBeLessThan(walk.indexOf('assessment'))
})

test('each adds a parameter: both are there; one taken away by the other is gone', () => {
  const [first = ''] = Object.keys(kept.parameters)
  const added = (zh: string) => ({
    name: words(zh),
    value: 3,
    status: 'institution' as const,
    source: '院务会',
  })
  const mine = { ...kept, parameters: { ...kept.parameters, own: added('我加的') } }
  const { [first]: _, ...rest } = kept.parameters
  const theirs = { ...kept, parameters: { ...rest, own: added('她加的') } }
  expect(comparePacks(kept, mine, theirs).both).toEqual([])
  const { parameters } = mergePacks(kept, mine, theirs, [])
  expect(parameters[first]).toBeUndefined()
  expect(parameters.own?.name.zh).toBe('她加的')
  expect(parameters.ownX?.name.zh).toBe('我加的')
})
