import { createHash } from 'node:crypto'
import type { assessments } from '@quancheng/contract/assessments.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { OWN_PREFIX, ownInstrument } from '@quancheng/contract/own-instrument.ts'
import { type ReadQuestionnaire, readQuestionnaire } from '@quancheng/contract/questionnaire/read.ts'
import type { Action } from '../http/call.ts'
import { refuse } from '../http/refused.ts'

/** What the browser showed is made again from the file itself; one problem, and nothing is kept. */
export const importInstrument: Action<typeof assessments.importInstrument> = async (call) => {
  const { tx, orgId, at, actor, input } = call
  const { choices } = input
  const read = readQuestionnaire(input.questionnaire)
  const wrong = read.remarks.filter(({ isProblem }) => isProblem)
  if (wrong.length > 0)
    return refuse('assessments.import-problems', { problems: wrong.slice(0, 20).map(({ code }) => code) })
  const instrument = ownId(read)
  const made = ownInstrument(instrument, read, choices)
  if ('problems' in made)
    return refuse('assessments.import-problems', { problems: made.problems.map(({ code }) => code) })
  const id = newId(at.getTime())
  const written = await tx
    .insertInto('own_instrument')
    .values({
      org_id: orgId,
      id,
      instrument,
      version: choices.version,
      definition: JSON.stringify(made.instrument),
      permitted_by: choices.permittedBy,
      reference: choices.reference,
      made_by: actor.accountId,
      made_at: at,
    })
    .onConflict((conflict) => conflict.columns(['org_id', 'instrument', 'version']).doNothing())
    .executeTakeFirst()
  if (!written.numInsertedOrUpdatedRows)
    return refuse('assessments.version-exists', { instrument, version: choices.version })
  call.record({
    act: 'assessments.importInstrument',
    subjectKind: 'own_instrument',
    subjectId: id,
    clientId: null,
    facts: { instrument, version: choices.version },
  })
  return { instrument, version: choices.version }
}

/** The same questionnaire comes back under the same name, whatever its version. */
function ownId({ slug, identity }: ReadQuestionnaire): string {
  return `${OWN_PREFIX}${slug}-${createHash('sha256').update(identity).digest('hex').slice(0, 8)}`
}
