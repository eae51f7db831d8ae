import type { z } from 'zod'
import { PackDraft, StandardPack } from './standard-pack.ts'

/** What keeps a pack from being used, and where in it: said in words on the screen, in English in the content check. */
export interface PackProblem {
  readonly path: string
  readonly problem: PackProblemKind
  readonly message: string
}

export const PACK_PROBLEMS = [
  'not-json',
  'too-large',
  'missing',
  'too-long',
  'too-few',
  'wrong-kind',
  'unknown-field',
  'not-allowed',
  'list-unknown',
  'value-unknown',
  'stage-missing',
  'stage-twice',
  'order-twice',
  'reason-not-once',
  'brief-owes-more',
  'closure-skipped',
  'intake-not-first',
  'after-closure',
  'hidden-characters',
] as const
export type PackProblemKind = (typeof PACK_PROBLEMS)[number]

/** The largest pack of the content is a tenth of it. */
export const MOST_PACK_BYTES = 200_000
/** More would not be read. */
const MOST_PROBLEMS = 100
/** They make a text look like another than it is. */
const HIDDEN = /(?![\n\t])[\p{Cc}\p{Bidi_Control}]/u

/** Everything that keeps a pack from being used; none: a case can be opened under it. */
export function packProblems(given: unknown): readonly PackProblem[] {
  const parsed = StandardPack.safeParse(given)
  return [
    ...(parsed.success ? courseProblems(parsed.data) : parsed.error.issues.map(problemOf)),
    ...hiddenIn(given),
  ].slice(0, MOST_PROBLEMS)
}

/** A file somebody brought: a draft that can be kept, or why it cannot. */
export function readPackFile(
  text: string,
):
  | { readonly draft: StandardPack; readonly problems: readonly PackProblem[] }
  | { readonly draft: null; readonly problems: readonly PackProblem[] } {
  const broken = (problem: PackProblemKind, message: string) => ({
    draft: null,
    problems: [{ path: '', problem, message }],
  })
  if (new TextEncoder().encode(text).length > MOST_PACK_BYTES)
    return broken('too-large', `${MOST_PACK_BYTES} bytes are allowed`)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return broken('not-json', 'is not JSON')
  }
  const parsed = PackDraft.safeParse(value)
  if (!parsed.success)
    return { draft: null, problems: parsed.error.issues.map(problemOf).slice(0, MOST_PROBLEMS) }
  const hidden = hiddenIn(parsed.data)
  if (hidden.length > 0) return { draft: null, problems: hidden.slice(0, MOST_PROBLEMS) }
  return { draft: parsed.data, problems: packProblems(parsed.data) }
}

/** What the rules of the course need of every pack, beyond its form. */
export function courseProblems({ course }: Pick<StandardPack, 'course'>): readonly PackProblem[] {
  const steps = course.steps.toSorted((one, other) => one.order - other.order)
  const closureAt = steps.findIndex((step) => step.stage === 'closure')
  const ends: (PackProblem | false)[] = [
    steps[0]?.stage !== 'intake' && {
      path: 'course.steps',
      problem: 'intake-not-first',
      message: 'the first step must be intake',
    },
    (closureAt === -1 || steps[closureAt]?.papers.brief === null) && {
      path: 'course.skips',
      problem: 'closure-skipped',
      message: 'closure cannot be skipped, by brief cases neither: a case would never end',
    },
    closureAt !== -1 &&
      steps.slice(closureAt + 1).some((step) => step.stage !== 'follow-up') && {
        path: 'course.steps',
        problem: 'after-closure',
        message: 'only follow-up comes after closure',
      },
  ]
  return [
    ...ends.filter((one) => one !== false),
    ...course.steps.flatMap((step, index) =>
      (step.papers.brief ?? [])
        .filter((paper) => !step.papers.complex.includes(paper))
        .map((paper) => ({
          path: `course.steps.${index}.papers`,
          problem: 'brief-owes-more' as const,
          message: `a brief case owes ${paper} here and a complex one does not`,
        })),
    ),
  ]
}

function problemOf(issue: z.core.$ZodIssue): PackProblem {
  return { path: issue.path.join('.'), problem: kindOf(issue), message: issue.message }
}

function kindOf(issue: z.core.$ZodIssue): PackProblemKind {
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string' ? 'missing' : issue.origin === 'array' ? 'too-few' : 'not-allowed'
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array' ? 'too-long' : 'not-allowed'
    case 'invalid_type':
      return issue.message.endsWith('received undefined') ? 'missing' : 'wrong-kind'
    case 'unrecognized_keys':
      return 'unknown-field'
    case 'custom':
      return PACK_PROBLEMS.find((kind) => kind === issue.params?.problem) ?? 'not-allowed'
    default:
      return 'not-allowed'
  }
}

function hiddenIn(value: unknown, path = ''): readonly PackProblem[] {
  if (typeof value === 'string')
    return HIDDEN.test(value)
      ? [{ path, problem: 'hidden-characters', message: 'holds characters that are not seen' }]
      : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => hiddenIn(part, path === '' ? key : `${path}.${key}`))
}
