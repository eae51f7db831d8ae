import { z } from 'zod'
import { ClientLine } from './clients.ts'
import { endpoint } from './endpoint.ts'
import { CommandId, Day, Id, Instant, Line, PageAsk, PersonRef, page, Text } from './wire.ts'

export const ARCHIVE_VIEWS = ['waiting', 'kept', 'lent'] as const

export const ArchiveLine = z.strictObject({
  caseId: Id,
  number: z.string(),
  client: ClientLine,
  worker: PersonRef,
  closedAt: Instant,
  missing: z.array(z.string()).describe('papers the standard asks for that are not there'),
  kept: z.strictObject({ shelf: z.string(), by: PersonRef, at: Instant }).nullable(),
  loan: z
    .strictObject({
      id: Id,
      borrower: PersonRef,
      purpose: z.string(),
      lentBy: PersonRef,
      lentAt: Instant,
      dueOn: Day,
      late: z.boolean(),
    })
    .nullable(),
})
export type ArchiveLine = z.infer<typeof ArchiveLine>

/** The verbs of the cases' room about the archive: putting closed files away, and lending the paper ones. */
export const archive = {
  archive: endpoint({
    method: 'GET',
    path: '/cases/archive',
    may: 'cases.archive',
    summary: 'Closed cases that wait to be put away, those that lie in the archive, and those on loan',
    input: z.strictObject({ ...PageAsk, view: z.enum(ARCHIVE_VIEWS).default('waiting') }),
    output: page(ArchiveLine),
    refusals: [],
  }),
  putAway: endpoint({
    method: 'POST',
    path: '/cases/archive/put-away',
    may: 'cases.archive',
    summary:
      'Put the file of a closed case away, and say where the paper one lies; what is missing is kept with it',
    input: z.strictObject({ commandId: CommandId, caseId: Id, shelf: Line }),
    output: z.strictObject({ missing: z.array(z.string()) }),
    refusals: ['cases.not-closed', 'cases.put-away-already'],
  }),
  lend: endpoint({
    method: 'POST',
    path: '/cases/archive/lend',
    may: 'cases.archive',
    summary: 'Lend a paper file to a colleague until a day',
    input: z.strictObject({ commandId: CommandId, caseId: Id, borrowerId: Id, purpose: Text, dueOn: Day }),
    output: z.strictObject({ id: Id }),
    refusals: ['cases.not-put-away', 'cases.on-loan', 'cases.in-the-past', 'cases.not-a-member'],
  }),
  giveBack: endpoint({
    method: 'POST',
    path: '/cases/archive/give-back',
    may: 'cases.archive',
    summary: 'A paper file is back on its shelf',
    input: z.strictObject({ commandId: CommandId, loanId: Id }),
    output: z.strictObject({}),
    refusals: ['cases.back-already'],
  }),
}
