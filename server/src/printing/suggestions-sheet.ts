import type { CaseFile } from '@quancheng/contract/cases.ts'
import { choices, day, list, metaOf, part, signBy, written } from './format.ts'
import type { Sheet } from './paper.ts'
import type { Speech } from './words.ts'

/** 社工的建议及行动: what the file says of urgency, danger and willingness, and what is to be done. */
export function suggestionsSheet(file: CaseFile, urgency: string | null, speech: Speech): Sheet {
  const { w, code } = speech
  const agreed = file.consents.some(({ scope, living }) => scope === 'service' && living)
  const plan = file.plans.at(0) ?? null
  const goals = file.goals.filter(({ state }) => state !== 'dropped')
  return {
    id: 'suggestions',
    title: w('suggestions'),
    entries: null,
    meta: metaOf(file, speech),
    blocks: [
      {
        kind: 'form',
        rows: [
          part(speech, 1, w('judgement')),
          { fields: [{ label: w('toFollow'), value: choices(speech, 'kind', file.kind) }] },
          { fields: [{ label: w('crisisFactors'), value: choices(speech, 'risk', file.risk) }] },
          { fields: [{ label: w('urgency'), value: choices(speech, 'urgency', urgency) }] },
          { fields: [{ label: w('willing'), value: choices(speech, 'willing', agreed ? 'yes' : null) }] },
          { fields: [{ label: w('problem'), value: written(file.problem, 2) }] },
          part(speech, 2, w('proposal')),
          { fields: [{ label: w('overallAim'), value: { blank: 1 } }] },
          {
            fields: [
              {
                label: w('goals'),
                value:
                  goals.length === 0 ? { blank: 3 } : goals.map(({ text, dueOn }) => list([text, dueOn])),
              },
            ],
          },
          { fields: [{ label: w('plan'), value: written(plan?.summary ?? null, 3) }] },
          { fields: [{ label: w('difficulties'), value: { blank: 2 } }] },
          part(speech, 3, w('actions')),
          {
            fields: [
              {
                label: w('toDo'),
                value:
                  file.tasks.length === 0
                    ? { blank: 3 }
                    : file.tasks.map((task) =>
                        list([
                          task.title ?? code('taskKind', task.kind),
                          task.assignee?.name ?? null,
                          task.dueAt === null ? null : day(task.dueAt),
                          code('taskDone', task.state),
                        ]),
                      ),
              },
            ],
          },
          { fields: [{ label: w('referTo'), value: { blank: 1 } }] },
          part(speech, 4, w('opinions')),
          { fields: [{ label: w('supervisorOpinion'), value: { blank: 2 } }] },
          { fields: [{ label: w('institutionOpinion'), value: { blank: 2 } }] },
        ],
      },
      signBy(file, speech),
    ],
  }
}
