import { contentHere, safetyPlansOf } from '../../assessments/public.ts'
import { printedClient } from '../../clients/public.ts'
import type { Person, Work } from '../../http/call.ts'
import { requestsOfClient } from '../../intake/public.ts'
import type { CaseRow } from '../case-store.ts'
import { peopleOf } from '../people.ts'
import { readFile } from '../read-file.ts'
import { peopleOfProcesses, processRows, processView } from '../records/process-store.ts'
import { reviewRows, reviewView } from '../records/review-store.ts'
import { packOf } from '../standard/pack.ts'

/** Everything the forms of a case are views of. */
export async function printingOf(
  work: Work & { readonly actor: Person },
  row: CaseRow,
  locale: 'zh-CN' | 'en',
) {
  const { tx, orgId, actor, at } = work
  const [file, pack, content, requests, organisation, { client, family }, talks, looks, safetyPlans] =
    await Promise.all([
      readFile(work, actor, row),
      packOf(work, row),
      contentHere(work),
      requestsOfClient(work, actor, row.client_id),
      tx.selectFrom('organisation').select('name').where('id', '=', orgId).executeTakeFirstOrThrow(),
      printedClient(work, row.client_id),
      processRows(work, row.id),
      reviewRows(work, row.id),
      safetyPlansOf(work, row.client_id),
    ])
  const person = await peopleOf(work, [...peopleOfProcesses(talks), ...looks.map((look) => look.worker_id)])
  return {
    file,
    content,
    pack,
    organisation: organisation.name,
    request: requests.find((request) => request.id === row.request_id) ?? null,
    client,
    family,
    processes: talks.map((talk) => processView(work, talk, person)),
    safetyPlans,
    reviews: looks.map((look) => reviewView(work, look, person)),
    printedBy: actor.name,
    printedAt: at,
    locale,
  }
}
