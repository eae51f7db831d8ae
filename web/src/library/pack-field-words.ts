import { AUDIENCES, type StandardPack } from '@quancheng/contract/content/standard-pack.ts'
import { CLOSURE_REASONS } from '@quancheng/rules/closure.ts'
import { PAPERS, STAGES } from '@quancheng/rules/course.ts'
import type { Speech } from '../text/use-text.tsx'
import { EDITOR_PARTS } from './pack-place.ts'

const NAMES = ['designation', 'name', 'issuer', 'year'] as const
const OF_THE_COURSE = {
  note: 'library.own.courseNote',
  source: 'library.own.courseSource',
  papersSource: 'library.own.papersSource',
  order: 'library.differs.stepPlace',
  name: 'library.differs.stepName',
  origin: 'library.differs.stepAdded',
  papers: 'library.course.papers',
  skip: 'library.own.why',
} as const

/** What one field of a pack (pack-merge.ts) is called: “计划 · 步骤名称”. */
export function packFieldName(field: string, packs: readonly StandardPack[], { t, locale }: Speech): string {
  const [part = '', key = '', stage] = field.split('.')
  const name = NAMES.find((one) => one === part)
  if (name) return t(`library.own.${name}`)
  if (part === 'course' && key in OF_THE_COURSE) {
    const what = t(OF_THE_COURSE[key as keyof typeof OF_THE_COURSE])
    const step = STAGES.find((one) => one === stage)
    return step ? `${t(`word.stage.${step}`)} · ${what}` : what
  }
  const paper = PAPERS.find((one) => one === key)
  if (part === 'paperNames' && paper)
    return `${t(`cases.paper.${paper}`)} · ${t('library.differs.paperNames')}`
  const reason = CLOSURE_REASONS.find((one) => one === key)
  if (part === 'closureReasons' && reason)
    return `${t(`cases.reason.${reason}`)} · ${t('library.differs.closureReasons')}`
  if (part === 'parameters' || part === 'followUp') {
    for (const pack of packs) {
      const named: Readonly<Record<string, { readonly name: { zh: string; en: string } }>> = pack[part]
      if (named[key]?.name[locale]) return named[key].name[locale]
    }
    return t(`library.differs.${part}`)
  }
  if (part === 'serviceItems') return t('library.own.part.services')
  const whole = EDITOR_PARTS.find((one) => one === part)
  return whole ? t(`library.own.part.${whole}`) : field
}

/** What stands in one field, in one line; how well it is known follows from who wrote it and is left out. */
export function sayPackField(field: string, value: unknown, { t }: Speech): string {
  const nothing = '—'
  const code = (text: string, key: string): string => {
    const [paper, stage, audience] = [
      PAPERS.find((one) => one === text),
      STAGES.find((one) => one === text),
      AUDIENCES.find((one) => one === text),
    ]
    if (paper && ['complex', 'brief', 'waives'].includes(key)) return t(`cases.paper.${paper}`)
    if (stage && key === 'order') return t(`word.stage.${stage}`)
    if (audience && key === 'audience') return t(`library.audience.${audience}`)
    return text || nothing
  }
  const say = (one: unknown, key: string): string => {
    if (typeof one === 'string') return code(one, key)
    if (typeof one === 'number') return String(one)
    if (typeof one === 'boolean') return t(`library.${one ? 'yes' : 'no'}`)
    if (Array.isArray(one))
      return one.length === 0 ? nothing : one.map((each) => say(each, key)).join(t('library.comma'))
    if (typeof one !== 'object' || one === null)
      return key === 'brief' && one === null ? t('library.course.passed') : nothing
    const parts = Object.entries(one).filter(([name]) => name !== 'status' && name !== 'reason')
    if (parts.every(([name, text]) => (name === 'zh' || name === 'en') && typeof text === 'string'))
      return parts.map(([, text]) => text || nothing).join(' / ')
    return parts
      .toSorted(([first], [second]) => Number(first === 'source') - Number(second === 'source'))
      .map(([name, part]) => {
        const label = LABELS[name as keyof typeof LABELS]
        return label ? t('library.own.labelled', { name: t(label), words: say(part, name) }) : say(part, name)
      })
      .join(' · ')
  }
  const [, key = ''] = field.split('.')
  if (key === 'origin') return t(`library.${value === 'ours' ? 'yes' : 'no'}`)
  return say(value, key)
}

const LABELS = {
  source: 'library.parameter.source',
  complex: 'library.course.complex',
  brief: 'library.course.brief',
  waives: 'library.differs.waives',
  medicalInstitutionOnly: 'library.medicalOnly',
} as const
