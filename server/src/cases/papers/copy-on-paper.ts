import type { cases } from '@quancheng/contract/cases.ts'
import { assessmentsOf, contentHere, safetyPlansOf } from '../../assessments/public.ts'
import {
  consentsOf,
  contactsOf,
  encountersOf,
  hospitalNumbers,
  printedClient,
  rightToCopy,
  shownRefusals,
} from '../../clients/public.ts'
import type { Call } from '../../http/call.ts'
import { requestsOfClient } from '../../intake/public.ts'
import { type PersonPrinting, printPerson } from '../../printing/public.ts'
import { casesOfClient } from '../case-store.ts'
import { printingOf } from './printing-of.ts'

/** The whole file of one person on paper, for whoever asked to see or copy it (个保法 45). */
export async function copyOnPaper(call: Call<typeof cases.copyOnPaper>) {
  const { tx, orgId, actor, at, input } = call
  const { client, asker, kind } = await rightToCopy(call, input.rightId)
  const files: PersonPrinting['cases'][number][] = []
  for (const row of await casesOfClient(call, client.id))
    files.push({ ...(await printingOf(call, row, input.locale)), forms: [] })
  const [organisation, content, printed, numbers, contacts, encounters, consents, refusals, requests] =
    await Promise.all([
      tx.selectFrom('organisation').select('name').where('id', '=', orgId).executeTakeFirstOrThrow(),
      contentHere(call),
      printedClient(call, client.id),
      hospitalNumbers(call, client.id),
      contactsOf(call, client.id),
      encountersOf(call, client.id),
      consentsOf(call, client.id),
      shownRefusals(call, client.id),
      requestsOfClient(call, actor, client.id),
    ])
  const [taken, safetyPlans] = await Promise.all([
    assessmentsOf(call, actor, client.id),
    safetyPlansOf(call, client.id),
  ])
  const inCases = new Set(files.flatMap(({ file }) => file.assessments.map(({ id }) => id)))
  call.record({
    act: 'clients.copy-file',
    subjectKind: 'right',
    subjectId: input.rightId,
    clientId: client.id,
    facts: { kind, as: input.as },
  })
  return printPerson(
    {
      ...printed,
      numbers,
      contacts,
      encounters,
      consents,
      refusals,
      requests,
      assessments: taken.filter(({ id }) => !inCases.has(id)),
      safetyPlans,
      cases: files,
      content,
      organisation: organisation.name,
      asker,
      printedBy: actor.name,
      printedAt: at,
      locale: input.locale,
    },
    input.as,
  )
}
