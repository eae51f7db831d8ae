import type { cases } from '@quancheng/contract/cases.ts'
import { mergeFields } from '@quancheng/rules/merge-fields.ts'
import type { Call } from '../http/call.ts'
import { orRefuse } from '../http/refused.ts'
import { lockCase, saveCase, unlessLive } from './case-store.ts'
import { partial } from './partial.ts'

/** Changes kind, risk, problem or strengths; what two people changed at once is shown to the second. */
export async function change(call: Call<typeof cases.change>) {
  const { input, protect } = call
  const row = await lockCase(call, 'cases.write', input.caseId)
  unlessLive(row)
  const merged = orRefuse(
    mergeFields(
      {
        revision: row.revision,
        fieldRevisions: row.field_revisions as Record<string, number>,
        values: {
          kind: row.kind,
          risk: row.risk,
          problem: protect.openMaybe('case_file.problem', row.problem_sealed),
          strengths: protect.openMaybe('case_file.strengths', row.strengths_sealed),
        },
      },
      { seen: input.seen, changes: partial(input.changes), overwrite: input.overwrite },
    ),
  )
  if (merged.changed.length === 0) return { id: row.id, revision: row.revision }
  const { kind, risk, problem, strengths } = merged.values
  const written = await saveCase(call, row, {
    kind,
    risk,
    problem_sealed: protect.sealMaybe('case_file.problem', problem),
    strengths_sealed: protect.sealMaybe('case_file.strengths', strengths),
    field_revisions: JSON.stringify(merged.fieldRevisions),
  })
  call.record({
    act: 'cases.change',
    subjectKind: 'case',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { fields: merged.changed, kind, risk },
  })
  return written
}
