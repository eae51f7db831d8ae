import { courseProblems } from '@quancheng/contract/content/pack-problems.ts'
import type { Condition } from '@quancheng/rules/screening.ts'
import { getMapping } from './hl7v2-mapping.ts'
import { instrumentProblems } from './instrument-problems.ts'
import type { Files, Problem } from './read.ts'
import { riskProblems } from './risk-problems.ts'

/** What each valid file says is held against the others and against the rules: names, references, worked examples. */
export function findProblems(files: Files): readonly Problem[] {
  return [
    ...namedAsTheySay(files),
    ...onePerKind(files),
    ...instrumentProblems(files.instruments),
    ...[...files.screening].flatMap(([file, set]) => references(files, file, 'rules', set.rules)),
    ...[...files.risk].flatMap(([file, set]) => references(files, file, 'factors', set.factors)),
    ...riskProblems(files.risk),
    ...packCourses(files),
    ...mappingProblems(files),
    ...packVersions(files),
    ...oneDefaultPack(files),
  ]
}

function namedAsTheySay(files: Files): Problem[] {
  const ids = [
    ...[...files.packs].map(
      ([file, pack]) => [file, isOlder(file) ? `${pack.code}@${pack.version}` : pack.code, 'code'] as const,
    ),
    ...[...files.instruments].map(([file, one]) => [file, one.id, 'id'] as const),
    ...[...files.codes].map(([file, list]) => [file, list.id, 'id'] as const),
    ...[...files.screening].map(([file, set]) => [file, set.id, 'id'] as const),
    ...[...files.deadlines].map(([file, set]) => [file, set.id, 'id'] as const),
    ...[...files.hl7v2].map(([file, mapping]) => [file, mapping.id, 'id'] as const),
    ...[...files.consents].map(([file, texts]) => [file, texts.id, 'id'] as const),
    ...[...files.risk].map(([file, set]) => [file, set.id, 'id'] as const),
    ...[...files.reviews].map(([file, form]) => [file, form.id, 'id'] as const),
    ...[...files.satisfaction].map(([file, form]) => [file, form.id, 'id'] as const),
    ...[...files.reports].map(([file, report]) => [file, report.id, 'id'] as const),
    ...[...files.recordTemplates].map(([file, template]) => [file, template.id, 'id'] as const),
  ]
  return ids
    .filter(([file, id]) => !file.endsWith(`/${id}.json`))
    .map(([file, id, path]) => ({ file, path, message: `says ${id}, which is not the file's name` }))
}

function onePerKind(files: Files): Problem[] {
  return (
    [
      'screening',
      'deadlines',
      'consents',
      'duties',
      'door',
      'reviews',
      'risk',
      'safetyPlan',
      'retention',
      'impact',
      'noDiagnosis',
      'incident',
      'satisfaction',
      'institutions',
    ] as const
  )
    .filter((kind) => files[kind].size !== 1)
    .map((kind) => ({
      file: [...files[kind].keys()].at(-1) ?? kind,
      path: '',
      message: `there must be exactly one file of ${kind}, there are ${files[kind].size}`,
    }))
}

interface Rule {
  readonly id: string
  readonly when: Condition
  readonly reason: { readonly zh: string; readonly en: string }
}

/** What rules over facts speak of has to be there: scales, payers, the facts of their reasons. */
function references(files: Files, file: string, part: string, rules: readonly Rule[]): Problem[] {
  const instruments = [...files.instruments.values()]
  const payers = [...files.codes.values()].find((list) => list.id === 'payer')?.codes ?? []
  const ids = rules.map((rule) => rule.id)
  return rules.flatMap((rule, index) => {
    const path = `${part}.${index}`
    const messages = leavesOf(rule.when).flatMap((leaf): string[] => {
      if (leaf.op === 'score-at-least') {
        const instrument = instruments.find((one) => one.id === leaf.instrument)
        const scale = instrument?.scales.find((one) => one.id === leaf.scale)
        return scale ? [] : [`there is no scale ${leaf.instrument}.${leaf.scale}`]
      }
      if (leaf.op === 'one-of' && leaf.fact === 'payer')
        return leaf.values
          .filter((code) => !payers.some((payer) => payer.code === code))
          .map((code) => `there is no payer code ${code}`)
      return []
    })
    if (ids.indexOf(rule.id) !== index) messages.push(`the id ${rule.id} stands here twice`)
    const asked = leavesOf(rule.when).map((leaf) =>
      'fact' in leaf ? leaf.fact : `${leaf.instrument}.${leaf.scale}`,
    )
    for (const place of `${rule.reason.zh}${rule.reason.en}`.matchAll(/\{([^{}]+)\}/g))
      if (!asked.includes(place[1] as (typeof asked)[number]))
        messages.push(`the reason speaks of ${place[0]}, which the rule does not ask for`)
    return messages.map((message) => ({ file, path, message }))
  })
}

type Leaf = Exclude<Condition, { readonly op: 'all' | 'any' | 'not' }>

function leavesOf(condition: Condition): readonly Leaf[] {
  switch (condition.op) {
    case 'all':
    case 'any':
      return condition.of.flatMap(leavesOf)
    case 'not':
      return leavesOf(condition.of)
    default:
      return [condition]
  }
}

/** `packs/<code>@<version>.json`: kept for the cases that were opened under it. */
export function isOlder(file: string): boolean {
  return file.includes('@')
}

function packVersions(files: Files): Problem[] {
  return [...files.packs]
    .filter(([file]) => isOlder(file))
    .flatMap(([file, { code, version }]) => {
      const current = files.packs.get(`packs/${code}.json`)
      if (current?.version !== version && current) return []
      const message = current
        ? `is version ${version}, which packs/${code}.json is too: give the changed one a new version`
        : `is an older version, and packs/${code}.json is not there`
      return [{ file, path: 'version', message }]
    })
}

function oneDefaultPack(files: Files): Problem[] {
  const defaults = [...files.packs].filter(([file, pack]) => !isOlder(file) && pack.isDefault)
  if (defaults.length === 1) return []
  const file = defaults.at(-1)?.[0] ?? 'packs'
  return [
    { file, path: 'isDefault', message: `exactly one pack must be the default, ${defaults.length} are` },
  ]
}

function packCourses(files: Files): Problem[] {
  return [...files.packs].flatMap(([file, pack]) => [
    ...courseProblems(pack).map(({ path, message }) => ({ file, path, message })),
    ...(pack.code.startsWith('own-')
      ? [{ file, path: 'code', message: 'own- is how the packs begin that institutions make themselves' }]
      : []),
  ])
}

/** The value set of each table whose right-hand side is a code of ours. */
const CODES_OF = {
  marital: 'marital',
  ethnicity: 'ethnicity',
  relation: 'relations-gb4761',
  disposition: 'disposition',
  payer: 'payer',
} as const

function mappingProblems(files: Files): Problem[] {
  const lists = new Map([...files.codes.values()].map(({ id, codes }) => [id, codes.map(({ code }) => code)]))
  const all = [...files.hl7v2.values()]
  return [...files.hl7v2].flatMap(([file, { id, rules }]) => {
    const unknown = Object.entries(CODES_OF).flatMap(([table, list]) =>
      Object.entries(rules[table as keyof typeof CODES_OF] ?? {})
        .filter(([, code]) => !lists.get(list)?.includes(code))
        .map(([said, code]) => ({
          file,
          path: `rules.${table}.${said}`,
          message: `there is no ${list} code ${code}`,
        })),
    )
    try {
      getMapping(all, id)
      return unknown
    } catch (error) {
      return [...unknown, { file, path: '', message: error instanceof Error ? error.message : String(error) }]
    }
  })
}
