import { CONSENT_SCOPES } from '@quancheng/rules/consent.ts'
import { z } from 'zod'
import { Status } from './content/parameter.ts'
import { StandardPack } from './content/standard-pack.ts'
import { Texts } from './content/texts.ts'
import { endpoint } from './endpoint.ts'

/** A value set with its codes in the order in which a form offers them. */
export const CodeTable = z.strictObject({
  id: z.string(),
  name: Texts,
  standard: z.string().nullable().describe('designation; null when the list is ours'),
  codes: z.array(z.strictObject({ code: z.string(), name: Texts })),
})
export type CodeTable = z.infer<typeof CodeTable>

/** What is read before somebody agrees, in the newest version of its scope. */
export const ConsentWords = z.strictObject({
  scope: z.enum(CONSENT_SCOPES),
  version: z.string(),
  name: Texts,
  body: z.strictObject({ zh: z.array(z.string()), en: z.array(z.string()) }),
  requiredForService: z.boolean(),
})
export type ConsentWords = z.infer<typeof ConsentWords>

export const StandardLine = z.strictObject({
  code: z.string(),
  version: z.string(),
  designation: z.string(),
  name: Texts,
  issuer: Texts,
  year: z.int().nullable(),
  fullText: z.strictObject({ status: Status, note: Texts }),
  fictional: z.boolean(),
  own: z.boolean().describe('made by the institution that asks'),
  changedFile: z
    .boolean()
    .describe('its file was changed without a new version; what was kept of this version goes on'),
})
export type StandardLine = z.infer<typeof StandardLine>

/** What the content says, whole, and the institution’s own standards in use. */
export const library = {
  codes: endpoint({
    method: 'GET',
    path: '/library/codes',
    may: 'signed-in',
    summary: 'Every code table with its names in both languages',
    input: z.strictObject({}),
    output: z.array(CodeTable),
    refusals: [],
  }),
  consentTexts: endpoint({
    method: 'GET',
    path: '/library/consent-texts',
    may: 'signed-in',
    summary: 'What is read to a client before they agree, one text for each scope',
    input: z.strictObject({}),
    output: z.array(ConsentWords),
    refusals: [],
  }),
  standards: endpoint({
    method: 'GET',
    path: '/library/standards',
    may: 'signed-in',
    summary: 'The standards by which cases can be run, invented ones last',
    input: z.strictObject({}),
    output: z.array(StandardLine),
    refusals: [],
  }),
  standard: endpoint({
    method: 'GET',
    path: '/library/standard',
    may: 'signed-in',
    summary: 'One standard whole: its course, papers, services and parameters, each with its source',
    input: z.strictObject({
      code: z.string().max(60),
      version: z.string().max(40).optional().describe('the one in use, where none is asked for'),
    }),
    output: StandardPack,
    refusals: [],
  }),
}
