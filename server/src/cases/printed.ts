import type { cases } from '@quancheng/contract/cases.ts'
import type { Call } from '../http/call.ts'
import { requestsOfClient } from '../intake/public.ts'
import { printCase } from '../printing/public.ts'
import { getCase } from './case-store.ts'
import { readFile } from './read-file.ts'

/** The case file as the papers a hospital keeps; that it was printed, by whom and as what, is in the journal. */
export async function printed(call: Call<typeof cases.printed>) {
  const { tx, orgId, input, actor, content, at } = call
  const row = await getCase(call, 'cases.print', input.caseId)
  const [file, requests, organisation] = await Promise.all([
    readFile(call, actor, row),
    requestsOfClient(call, row.client_id),
    tx.selectFrom('organisation').select('name').where('id', '=', orgId).executeTakeFirstOrThrow(),
  ])
  call.record({
    act: 'cases.print',
    subjectKind: 'case',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { as: input.as, locale: input.locale },
  })
  return printCase(
    {
      file,
      content,
      organisation: organisation.name,
      request: requests.find((request) => request.id === row.request_id) ?? null,
      printedBy: actor.name,
      printedAt: at,
      locale: input.locale,
    },
    input.as,
  )
}
