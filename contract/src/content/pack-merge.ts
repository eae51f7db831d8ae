import { STAGES, type Stage } from '@quancheng/rules/course.ts'
import { isSameValue } from '@quancheng/rules/same-value.ts'
import type { StandardPack } from './standard-pack.ts'

/** One place of a draft, before and as one of two people left it; undefined: it is not there. */
export interface PackChange {
  readonly field: string
  readonly was: unknown
  readonly becomes: unknown
}

/** A draft two people wrote at once: what only one of them changed, and what both did. */
export interface PackChanges {
  readonly mine: readonly PackChange[]
  readonly theirs: readonly PackChange[]
  readonly both: readonly { readonly field: string; readonly yours: unknown; readonly theirs: unknown }[]
}

const WHOLE = [
  'designation',
  'name',
  'issuer',
  'year',
  'appliesTo',
  'aims',
  'principles',
  'serviceItems',
  'methods',
  'requirements',
  'outline',
  'fullText',
  'wordings',
] as const
const KEYED = ['paperNames', 'parameters', 'followUp'] as const
const OF_THE_COURSE = ['note', 'source', 'papersSource'] as const
const OF_A_STEP = ['name', 'origin', 'papers'] as const

type Step = StandardPack['course']['steps'][number]
type Fields = ReadonlyMap<string, unknown>

/** What each of two people changed since `kept`, which both had before them. */
export function comparePacks(kept: StandardPack, mine: StandardPack, theirs: StandardPack): PackChanges {
  const [before, ours, others] = fieldsOfAll(kept, withOwnKeys(kept, mine, theirs), theirs)
  const mineOnly: PackChange[] = []
  const theirsOnly: PackChange[] = []
  const both: { field: string; yours: unknown; theirs: unknown }[] = []
  for (const field of new Set([...before.keys(), ...ours.keys(), ...others.keys()])) {
    const [was, yours, other] = [before.get(field), ours.get(field), others.get(field)]
    const [isMine, isTheirs] = [!isSameValue(was, yours), !isSameValue(was, other)]
    if (!isMine && !isTheirs) continue
    if (!isTheirs) mineOnly.push({ field, was, becomes: yours })
    else if (!isMine) theirsOnly.push({ field, was, becomes: other })
    else if (isOfSkippedStep(field, yours, other)) continue
    else if (!isSameValue(yours, other)) both.push({ field, yours, theirs: other })
  }
  return { mine: mineOnly, theirs: theirsOnly, both }
}

/** Both people's changes in one draft; where both changed the same, mine stands in the fields named. */
export function mergePacks(
  kept: StandardPack,
  given: StandardPack,
  theirs: StandardPack,
  mineStands: readonly string[],
): StandardPack {
  const mine = withOwnKeys(kept, given, theirs)
  const [before, ours, others] = fieldsOfAll(kept, mine, theirs)
  const isMine = (field: string) =>
    mineStands.includes(field) || isSameValue(before.get(field), others.get(field))
  const pick = (field: string) => (isMine(field) ? ours : others).get(field)
  const part = <P extends keyof StandardPack>(name: P) => (isMine(name) ? mine : theirs)[name]
  const keyed = <P extends (typeof KEYED)[number]>(name: P) =>
    Object.fromEntries(
      [...new Set([...Object.keys(theirs[name]), ...Object.keys(mine[name])])]
        .map((key) => [key, pick(`${name}.${key}`)] as const)
        .filter(([, value]) => value !== undefined),
    ) as StandardPack[P]
  const status = (name: 'status' | 'papersStatus') =>
    (mine.course[name] === kept.course[name] ? theirs : mine).course[name]
  return {
    ...theirs,
    ...(Object.fromEntries(WHOLE.map((name) => [name, part(name)])) as Pick<
      StandardPack,
      (typeof WHOLE)[number]
    >),
    paperNames: keyed('paperNames'),
    parameters: keyed('parameters'),
    followUp: keyed('followUp'),
    closureReasons: theirs.closureReasons.map((entry) => {
      const field = `closureReasons.${entry.reason}`
      return (pick(field) as typeof entry | undefined) ?? entry
    }),
    course: {
      note: (isMine('course.note') ? mine : theirs).course.note,
      source: (isMine('course.source') ? mine : theirs).course.source,
      papersSource: (isMine('course.papersSource') ? mine : theirs).course.papersSource,
      status: status('status'),
      papersStatus: status('papersStatus'),
      ...mergedSteps(mine, theirs, isMine),
    },
  }
}

function mergedSteps(mine: StandardPack, theirs: StandardPack, isMine: (field: string) => boolean) {
  const skipOf = ({ course }: StandardPack, stage: Stage) => course.skips.find((skip) => skip.stage === stage)
  const skips = STAGES.flatMap((stage) => skipOf(isMine(`course.skip.${stage}`) ? mine : theirs, stage) ?? [])
  const stepOf = (stage: Stage): Omit<Step, 'order'> | null => {
    const [ours, others] = [mine, theirs].map(({ course }) =>
      course.steps.find((step) => step.stage === stage),
    )
    if (!ours || !others) return ours ?? others ?? null
    const chosen = (part: (typeof OF_A_STEP)[number]) => (isMine(`course.${part}.${stage}`) ? ours : others)
    return {
      stage,
      name: chosen('name').name,
      origin: chosen('origin').origin,
      papers: chosen('papers').papers,
    }
  }
  const order = walked(isMine('course.order') ? mine : theirs)
  for (const stage of STAGES)
    if (!order.includes(stage)) {
      const after = order.findIndex((other) => STAGES.indexOf(other) > STAGES.indexOf(stage))
      order.splice(after === -1 ? order.length : after, 0, stage)
    }
  const steps = order
    .filter((stage) => !skips.some((skip) => skip.stage === stage))
    .flatMap((stage) => stepOf(stage) ?? [])
    .map((step, index) => ({ ...step, order: index + 1 }))
  return { steps, skips }
}

/** Whether one of the two passes over the step, so that what the other calls it is no question. */
function isOfSkippedStep(field: string, yours: unknown, theirs: unknown): boolean {
  return (
    OF_A_STEP.some((part) => field.startsWith(`course.${part}.`)) &&
    (yours === undefined || theirs === undefined)
  )
}

/** Places are compared among the steps all of them walk: passing over a step moves no other. */
function fieldsOfAll(...packs: readonly [StandardPack, StandardPack, StandardPack]) {
  const common = STAGES.filter((stage) => packs.every((pack) => walked(pack).includes(stage)))
  const [before, ours, others] = packs
  return [fieldsOf(before, common), fieldsOf(ours, common), fieldsOf(others, common)] as const
}

function fieldsOf(pack: StandardPack, common: readonly Stage[]): Fields {
  const { course } = pack
  return new Map<string, unknown>([
    ...WHOLE.map((part) => [part, pack[part]] as const),
    ...OF_THE_COURSE.map((part) => [`course.${part}`, course[part]] as const),
    ['course.order', walked(pack).filter((stage) => common.includes(stage))],
    ...STAGES.map(
      (stage) =>
        [`course.skip.${stage}`, course.skips.find((skip) => skip.stage === stage)?.why ?? null] as const,
    ),
    ...course.steps.flatMap((step) =>
      OF_A_STEP.map((part) => [`course.${part}.${step.stage}`, step[part]] as const),
    ),
    ...KEYED.flatMap((part) =>
      Object.entries(pack[part]).map(([key, value]) => [`${part}.${key}`, value] as const),
    ),
    ...pack.closureReasons.map((entry) => [`closureReasons.${entry.reason}`, entry] as const),
  ])
}

function walked({ course }: StandardPack): Stage[] {
  return course.steps.toSorted((one, other) => one.order - other.order).map(({ stage }) => stage)
}

/** A parameter both added under one key is two parameters: mine goes under a key of its own. */
function withOwnKeys(kept: StandardPack, mine: StandardPack, theirs: StandardPack): StandardPack {
  const isTaken = (key: string) => key in theirs.parameters || key in mine.parameters
  const parameters = Object.entries(mine.parameters).map(([key, parameter]) => {
    if (key in kept.parameters || !(key in theirs.parameters)) return [key, parameter] as const
    if (isSameValue(parameter, theirs.parameters[key])) return [key, parameter] as const
    let free = key
    while (isTaken(free)) free += 'X'
    return [free, parameter] as const
  })
  return { ...mine, parameters: Object.fromEntries(parameters) }
}
