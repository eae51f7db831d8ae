import type { CaseFile } from '@quancheng/contract/cases.ts'
import type { SafetyPlan } from '@quancheng/contract/safety.ts'
import type { Content } from '../content/load.ts'
import { instant, list, metaOf, signBy, written } from './format.ts'
import type { Row, Sheet } from './paper.ts'
import type { Speech } from './words.ts'

/** 安全计划: the six steps as the person and the worker wrote them last; what is empty is a line for the pen. */
export function safetyPlanSheet(
  file: CaseFile,
  plans: readonly SafetyPlan[],
  content: Content,
  speech: Speech,
): Sheet {
  const { w, text } = speech
  const { safetyPlan } = content
  const [newest = null] = plans
  return {
    id: 'safety-plan',
    title: w('safetyPlan'),
    entries: newest === null ? 0 : 1,
    meta: metaOf(file, speech),
    blocks: [
      { kind: 'form', rows: planRows(newest, content, text) },
      ...(newest === null
        ? []
        : [
            {
              kind: 'note' as const,
              text: list([
                w('safetyPlanVersion', newest.version),
                instant(newest.signedAt),
                newest.signedBy.name,
                newest.withPerson ? w('safetyPlanTogether') : null,
              ]),
            },
          ]),
      signBy(file, speech),
      { kind: 'note', text: text(safetyPlan.basis) },
    ],
  }
}

/** The six steps of one plan, each with what it asks. */
export function planRows(plan: SafetyPlan | null, { safetyPlan }: Content, text: Speech['text']): Row[] {
  return safetyPlan.steps.flatMap((step, index): Row[] => [
    { heading: `${index + 1}　${text(step.name)}` },
    { fields: [{ label: text(step.ask), value: written(plan?.steps[step.id] ?? null, 2) }] },
  ])
}
