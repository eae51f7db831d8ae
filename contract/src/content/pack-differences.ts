import { PAPERS, type Paper, STAGES } from '@quancheng/rules/course.ts'
import type { StandardPack } from './standard-pack.ts'
import type { Texts } from './texts.ts'

export const DIFFERENT_PARTS = [
  'designation',
  'name',
  'issuer',
  'year',
  'appliesTo',
  'stepName',
  'stepPlace',
  'stepAdded',
  'papersComplex',
  'papersBrief',
  'courseNote',
  'paperNames',
  'parameters',
  'followUp',
  'closureReasons',
  'waives',
  'aims',
  'principles',
  'methods',
  'requirements',
  'outline',
  'serviceItems',
  'medicalOnly',
  'fullText',
] as const

export type Said = string | number | boolean | Texts | readonly number[] | readonly Paper[]

/** One thing two packs say differently; null: one of them does not say it. */
export interface PackDifference {
  readonly part: (typeof DIFFERENT_PARTS)[number]
  /** A stage, a paper, a parameter, a reason: whatever the part is made of; empty where it is one thing. */
  readonly key: string
  /** What it is called, where the key does not say it. */
  readonly name: Texts | null
  readonly was: Said | null
  readonly becomes: Said | null
}

/** What a pack says otherwise than another, in the order in which a case meets it. */
export function packDifferences(from: StandardPack, to: StandardPack): readonly PackDifference[] {
  const all: PackDifference[] = [
    one('designation', '', from.designation, to.designation),
    one('name', '', from.name, to.name),
    one('issuer', '', from.issuer, to.issuer),
    one('year', '', from.year?.toString(), to.year?.toString()),
    one('appliesTo', '', from.appliesTo.text, to.appliesTo.text),
    ...stepDifferences(from, to),
    one('courseNote', '', from.course.note, to.course.note),
    ...PAPERS.map((paper) => one('paperNames', paper, from.paperNames[paper], to.paperNames[paper])),
    ...byKey('parameters', from.parameters, to.parameters),
    ...byKey('followUp', from.followUp, to.followUp),
    ...to.closureReasons.flatMap(({ reason, name, waives }) => [
      one('closureReasons', reason, reasonOf(from, reason)?.name, name),
      one('waives', reason, reasonOf(from, reason)?.waives, waives, name),
    ]),
    ...(['aims', 'principles', 'methods', 'requirements', 'outline'] as const).flatMap((part) =>
      items(part, from[part].items.map(wordsOf), to[part].items.map(wordsOf)),
    ),
    ...items('serviceItems', servicesOf(from), servicesOf(to)),
    ...medicalOnly(from, to),
    one('fullText', '', from.fullText.note, to.fullText.note),
  ]
  return all.filter(({ was, becomes }) => !isSame(was, becomes))
}

function one(
  part: PackDifference['part'],
  key: string,
  was: Said | null | undefined,
  becomes: Said | null | undefined,
  name: Texts | null = null,
): PackDifference {
  return { part, key, name, was: was ?? null, becomes: becomes ?? null }
}

/** A step that only one of them walks is said once; places are compared among the steps both walk. */
function stepDifferences(from: StandardPack, to: StandardPack): PackDifference[] {
  const stepOf = ({ course }: StandardPack, stage: string) =>
    course.steps.find((step) => step.stage === stage)
  const placeIn = ({ course }: StandardPack, other: StandardPack, stage: string) =>
    course.steps
      .filter((step) => stepOf(other, step.stage))
      .toSorted((first, second) => first.order - second.order)
      .findIndex((step) => step.stage === stage) + 1
  return STAGES.flatMap((stage) => {
    const [was, becomes] = [stepOf(from, stage), stepOf(to, stage)]
    const name = one('stepName', stage, was?.name, becomes?.name)
    if (!was || !becomes) return [name]
    return [
      name,
      one('stepPlace', stage, placeIn(from, to, stage), placeIn(to, from, stage)),
      one('stepAdded', stage, was.origin === 'ours', becomes.origin === 'ours'),
      one('papersComplex', stage, was.papers.complex, becomes.papers.complex),
      one('papersBrief', stage, was.papers.brief, becomes.papers.brief),
    ]
  })
}

type Parameters = Readonly<Record<string, { readonly name: Texts; readonly value: Said | null }>>

function byKey(part: 'parameters' | 'followUp', from: Parameters, to: Parameters): PackDifference[] {
  const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])]
  return keys.map((key) =>
    one(part, key, from[key]?.value, to[key]?.value, to[key]?.name ?? from[key]?.name ?? null),
  )
}

function reasonOf(pack: StandardPack, reason: string) {
  return pack.closureReasons.find((entry) => entry.reason === reason)
}

/** What stays but is no longer, or now is, for medical institutions only. */
function medicalOnly(from: StandardPack, to: StandardPack): PackDifference[] {
  const marks = (pack: StandardPack) =>
    new Map(
      [
        ...pack.methods.items.map((item) => ({ name: wordsOf(item), item })),
        ...pack.serviceItems.items.map((item) => ({ name: item.name, item })),
      ].map(({ name, item }) => [name.zh, { name, isMarked: item.medicalInstitutionOnly === true }]),
    )
  const before = marks(from)
  return [...marks(to)].flatMap(([zh, { name, isMarked }]) => {
    const was = before.get(zh)
    return was ? [one('medicalOnly', zh, was.isMarked, isMarked, name)] : []
  })
}

function wordsOf({ zh, en }: Texts): Texts {
  return { zh, en }
}

function servicesOf(pack: StandardPack): readonly Texts[] {
  return pack.serviceItems.items.map(({ name }) => name)
}

/** Lists differ by what one has and the other has not. */
function items(part: PackDifference['part'], from: readonly Texts[], to: readonly Texts[]): PackDifference[] {
  const without = (some: readonly Texts[], others: readonly Texts[]) =>
    some.filter((text) => !others.some((other) => isSame(text, other)))
  return [
    ...without(from, to).map((text) => one(part, text.zh, text, null)),
    ...without(to, from).map((text) => one(part, text.zh, null, text)),
  ]
}

function isSame(one: Said | null, other: Said | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
