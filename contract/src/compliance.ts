import { z } from 'zod'
import { GATES } from './content/impact.ts'
import { Status } from './content/parameter.ts'
import { Texts } from './content/texts.ts'
import { endpoint } from './endpoint.ts'
import { CommandId, Day, Id, Instant, Line, PersonRef, Text } from './wire.ts'

const Code = z.string().max(80)

/** One assessment of what some processing means for people (个保法 55, 56). */
export const ImpactAssessment = z.strictObject({
  id: Id,
  kind: z.string(),
  subject: z.string(),
  purpose: z.string(),
  necessity: z.string(),
  risks: z.string(),
  measures: z.string(),
  assessors: z.string(),
  assessedOn: Day,
  reviewOn: Day,
  keptUntil: Day.nullable().describe('it is never deleted; null: the years are not set'),
  hasFile: z.boolean(),
  living: z.boolean(),
  replaced: z.boolean(),
  madeBy: PersonRef,
  madeAt: Instant,
})
export type ImpactAssessment = z.infer<typeof ImpactAssessment>

/** 合规: what the law asks of whoever processes personal information. */
export const compliance = {
  impacts: endpoint({
    method: 'GET',
    path: '/compliance/impacts',
    may: 'compliance.read',
    summary: 'The ledger of impact assessments, living ones first, and what each kind opens',
    input: z.strictObject({}),
    output: z.strictObject({
      kinds: z.array(
        z.strictObject({
          id: z.string(),
          name: Texts,
          status: Status,
          source: z.string(),
          opens: z.array(z.enum(GATES)),
        }),
      ),
      keepYears: z.int().nullable(),
      rows: z.array(ImpactAssessment),
    }),
    refusals: [],
  }),
  addImpact: endpoint({
    method: 'POST',
    path: '/compliance/impacts/add',
    may: 'compliance.write',
    summary: 'Keep an impact assessment, or a newer version that takes the place of one',
    input: z.strictObject({
      commandId: CommandId,
      kind: Code,
      subject: Line,
      purpose: Text,
      necessity: Text,
      risks: Text,
      measures: Text,
      assessors: Line,
      assessedOn: Day,
      reviewOn: Day,
      replacesId: Id.nullable(),
      file: z.strictObject({ name: Line, base64: z.base64().max(14_000_000) }).nullable(),
    }),
    output: z.strictObject({ id: Id }),
    refusals: [
      'compliance.unknown-kind',
      'compliance.assessed-later',
      'compliance.review-too-early',
      'compliance.replaced',
      'compliance.another-kind',
      'files.size',
      'files.type',
    ],
  }),
  openImpactFile: endpoint({
    method: 'GET',
    path: '/compliance/impacts/file',
    may: 'compliance.read',
    summary: 'The document of an assessment (base64); opening is recorded',
    input: z.strictObject({ impactId: Id }),
    output: z.strictObject({ fileName: z.string(), type: z.string(), base64: z.string() }),
    refusals: [],
  }),
}
