import { z } from 'zod'
import { RecordTemplate } from './content/record-template.ts'
import { endpoint } from './endpoint.ts'
import { CommandId, Id, Instant, Line, MaybeLine, PersonRef, Revision, Text } from './wire.ts'

export const Attachment = z.strictObject({
  id: Id,
  name: z.string(),
  kind: z.string().nullable().describe('a code of content/codes/paper-kinds'),
  type: z.string().describe('media type, by its bytes'),
  size: z.int().describe('bytes'),
  note: z.string().nullable(),
  addedBy: PersonRef,
  addedAt: Instant,
  removed: z.strictObject({ by: PersonRef, at: Instant, reason: z.string() }).nullable(),
  revision: Revision,
})
export type Attachment = z.infer<typeof Attachment>

/** The verbs of the cases' room about papers that were photographed, and about the words a worker keeps. */
export const attachments = {
  attachments: endpoint({
    method: 'GET',
    path: '/cases/attachments',
    may: 'cases.read',
    summary: 'Photographs and documents of a case, those taken out marked',
    input: z.strictObject({ caseId: Id }),
    output: z.array(Attachment),
    refusals: [],
  }),
  attach: endpoint({
    method: 'POST',
    path: '/cases/attachments/add',
    may: 'cases.write',
    summary: 'Lay a photograph, a PDF or an Office document into a case, up to 10 MB',
    input: z.strictObject({
      commandId: CommandId,
      caseId: Id,
      kind: z.string().max(40),
      name: Line,
      note: MaybeLine,
      base64: z.base64().max(14_000_000),
    }),
    output: z.strictObject({ id: Id }),
    refusals: [
      'files.size',
      'files.type',
      'cases.unknown-kind',
      'cases.closed',
      'cases.too-many-attachments',
    ],
  }),
  openAttachment: endpoint({
    method: 'GET',
    path: '/cases/attachments/open',
    may: 'cases.read',
    summary: 'The bytes of one (base64); opening is recorded',
    input: z.strictObject({ fileId: Id }),
    output: z.strictObject({ fileName: z.string(), type: z.string(), base64: z.string() }),
    refusals: [],
  }),
  removeAttachment: endpoint({
    method: 'POST',
    path: '/cases/attachments/remove',
    may: 'cases.write',
    summary: 'Take one out of the case, with the reason',
    input: z.strictObject({ commandId: CommandId, fileId: Id, seen: Revision, reason: Text }),
    output: z.strictObject({}),
    refusals: ['cases.closed', 'conflict'],
  }),
  recordTemplates: endpoint({
    method: 'GET',
    path: '/cases/record-templates',
    may: 'cases.write',
    summary: 'Headings under which a record can be written',
    input: z.strictObject({}),
    output: z.array(RecordTemplate),
    refusals: [],
  }),
  phrases: endpoint({
    method: 'GET',
    path: '/cases/phrases',
    may: 'cases.write',
    summary: 'Sentences one has kept to write again',
    input: z.strictObject({}),
    output: z.array(z.strictObject({ id: Id, text: z.string() })),
    refusals: [],
  }),
  keepPhrase: endpoint({
    method: 'POST',
    path: '/cases/phrases/keep',
    may: 'cases.write',
    summary: 'Keep a sentence for oneself',
    input: z.strictObject({ commandId: CommandId, text: z.string().trim().min(1).max(500) }),
    output: z.strictObject({ id: Id }),
    refusals: ['cases.too-many-phrases'],
  }),
  dropPhrase: endpoint({
    method: 'POST',
    path: '/cases/phrases/drop',
    may: 'cases.write',
    summary: 'Drop a sentence one has kept',
    input: z.strictObject({ commandId: CommandId, phraseId: Id }),
    output: z.strictObject({}),
    refusals: [],
  }),
}
