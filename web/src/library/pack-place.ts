import type { StandardPack } from '@quancheng/contract/content/standard-pack.ts'
import type { Paper } from '@quancheng/rules/course.ts'
import type { Speech } from '../text/use-text.tsx'

/** The parts of the editor, in their order; each path of a pack belongs to one. */
export const EDITOR_PARTS = [
  'names',
  'appliesTo',
  'course',
  'papers',
  'aims',
  'principles',
  'services',
  'methods',
  'parameters',
  'closure',
  'requirements',
  'outline',
  'fullText',
  'wordings',
] as const
export type EditorPart = (typeof EDITOR_PARTS)[number]

const PART_OF: Readonly<Record<string, EditorPart>> = {
  designation: 'names',
  name: 'names',
  issuer: 'names',
  year: 'names',
  appliesTo: 'appliesTo',
  course: 'course',
  paperNames: 'papers',
  aims: 'aims',
  principles: 'principles',
  serviceItems: 'services',
  methods: 'methods',
  parameters: 'parameters',
  followUp: 'parameters',
  closureReasons: 'closure',
  requirements: 'requirements',
  outline: 'outline',
  fullText: 'fullText',
  wordings: 'wordings',
}

/** Where in a pack something stands, in words: “步骤 · 第 2 步 · 中文”. A path the page does not know is said as it is. */
export function placeOf(
  path: string,
  pack: StandardPack | null,
  { t, locale }: Speech,
): { readonly words: string; readonly part: EditorPart | null } {
  const steps = path.split('.')
  const [first = ''] = steps
  const part = PART_OF[first] ?? null
  if (part === null) return { words: path, part }
  const words: string[] = [t(`library.own.part.${part}`)]
  if (
    first !== part &&
    (first === 'designation' || first === 'name' || first === 'issuer' || first === 'year')
  )
    words.push(t(`library.own.${first}`))
  if (first === 'followUp' || first === 'parameters') {
    const key = steps[1] ?? ''
    const named: Readonly<Record<string, { readonly name: { zh: string; en: string } }>> = pack?.[first] ?? {}
    if (key !== '') words.push(named[key]?.name[locale] || key)
  } else if (first === 'paperNames' && steps[1]) {
    words.push(t(`cases.paper.${steps[1] as Paper}`))
  } else if (steps[1] === 'steps' || steps[1] === 'skips') {
    const stage = pack?.course[steps[1]][Number(steps[2])]?.stage
    if (stage) words.push(t(`word.stage.${stage}`))
    if (steps[1] === 'skips') words.push(t('library.own.why'))
  } else {
    const number = steps.find((step) => /^\d+$/.test(step))
    if (number !== undefined) words.push(t('library.own.number', { number: Number(number) + 1 }))
  }
  if (steps[1] === 'note' && first === 'course') words.push(t('library.own.courseNote'))
  const last = steps.at(-1)
  if (last === 'zh' || last === 'en' || last === 'en') words.push(t(`library.wording.${last}`))
  if (last === 'source' || last === 'status') words.push(t(`library.parameter.${last}`))
  return { words: words.join(' · '), part }
}
