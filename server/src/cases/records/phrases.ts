import type { attachments as verbs } from '@quancheng/contract/attachments.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import type { Action, Call } from '../../http/call.ts'
import { refuse } from '../../http/refused.ts'

const MOST = 50

/** The headings the content offers for a record. */
export const recordTemplates: Action<typeof verbs.recordTemplates> = async ({ content }) => [
  ...content.recordTemplates,
]

/** The sentences one has kept, in the order one kept them. */
export async function phrases({
  tx,
  orgId,
  actor,
  protect,
}: Pick<Call<typeof verbs.phrases>, 'tx' | 'orgId' | 'actor' | 'protect'>) {
  const rows = await tx
    .selectFrom('phrase')
    .select(['id', 'text_sealed'])
    .where('org_id', '=', orgId)
    .where('account_id', '=', actor.accountId)
    .orderBy('made_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ id: row.id, text: protect.open('phrase.text', row.text_sealed) }))
}

/** The same sentence again is the one that is there. */
export const keepPhrase: Action<typeof verbs.keepPhrase> = async (call) => {
  const { tx, orgId, actor, protect, input, at } = call
  const kept = await phrases(call)
  const known = kept.find(({ text }) => text === input.text)
  if (known) return { id: known.id }
  if (kept.length >= MOST) refuse('cases.too-many-phrases', { most: MOST })
  const id = newId(at.getTime())
  const text_sealed = protect.seal('phrase.text', input.text)
  await tx
    .insertInto('phrase')
    .values({ org_id: orgId, account_id: actor.accountId, id, text_sealed, made_at: at })
    .execute()
  call.record({ act: 'cases.keepPhrase', subjectKind: 'phrase', subjectId: id, clientId: null, facts: {} })
  return { id }
}

export const dropPhrase: Action<typeof verbs.dropPhrase> = async ({ tx, orgId, actor, input, record }) => {
  const { numDeletedRows } = await tx
    .deleteFrom('phrase')
    .where('org_id', '=', orgId)
    .where('account_id', '=', actor.accountId)
    .where('id', '=', input.phraseId)
    .executeTakeFirst()
  if (numDeletedRows === 0n) refuse('not-found')
  record({
    act: 'cases.dropPhrase',
    subjectKind: 'phrase',
    subjectId: input.phraseId,
    clientId: null,
    facts: {},
  })
  return {}
}
