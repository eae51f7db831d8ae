import { z } from 'zod'
import { Answers } from './assessments.ts'
import { endpoint } from './endpoint.ts'
import { LinkSecret, LinkState, Phones } from './intake-door.ts'
import { CommandId, Id, Instant, PersonRef, Revision, Written } from './wire.ts'

/** Questionnaires that somebody is asked to answer alone, by a link that opens once. */
export const assessmentLinks = {
  links: endpoint({
    method: 'GET',
    path: '/assessments/links',
    may: 'assessments.read',
    summary:
      'The links given out to a client, newest first; what a link carries is shown only when it is made',
    input: z.strictObject({ clientId: Id }),
    output: z.array(
      z.strictObject({
        id: Id,
        instrument: z.string(),
        caseId: Id.nullable(),
        state: LinkState,
        madeBy: PersonRef,
        madeAt: Instant,
        expiresAt: Instant,
        assessmentId: Id.nullable(),
        revision: Revision,
      }),
    ),
    refusals: [],
  }),
  makeLink: endpoint({
    method: 'POST',
    path: '/assessments/links/make',
    may: 'assessments.write',
    summary:
      'A link for a client, to answer a questionnaire once; the secret is drawn by the maker’s browser',
    input: z.strictObject({
      commandId: CommandId,
      clientId: Id,
      caseId: Id.nullable(),
      instrument: z.string().max(60),
      secret: LinkSecret,
    }),
    output: Written.extend({ page: z.url(), expiresAt: Instant }),
    refusals: [
      'clients.restricted',
      'assessments.unknown-instrument',
      'assessments.licence-needed',
      'assessments.not-for-patients',
      'assessments.no-consent',
      'assessments.link-exists',
    ],
  }),
  withdrawLink: endpoint({
    method: 'POST',
    path: '/assessments/links/withdraw',
    may: 'assessments.write',
    summary: 'Withdraw a link: it opens nothing any more',
    input: z.strictObject({ commandId: CommandId, doorLinkId: Id, seen: Revision }),
    output: Written,
    refusals: ['intake.link-used', 'intake.link-withdrawn', 'conflict'],
  }),
}

export const Questionnaire = z.strictObject({
  organisation: z.string(),
  phones: Phones,
  from: z.string().nullable().describe('who asks'),
  isInHouse: z.boolean().describe('a bed, and a bell by it'),
  expiresAt: Instant,
  definition: z
    .record(z.string(), z.unknown())
    .describe('what is asked, and what is an alarm, as contract/src/content/instrument.ts describes it'),
})
export type Questionnaire = z.infer<typeof Questionnaire>

export const QuestionnaireKept = z.strictObject({
  from: z.string().nullable(),
  phones: Phones,
  isInHouse: z.boolean(),
  alarm: z
    .strictObject({
      told: z.array(z.string()).describe('the people who have been told, and nobody else'),
      by: Instant.nullable().describe('when somebody must have looked; null while no rule says so'),
      closedUntil: Instant.nullable().describe('nobody is there now; the next opening'),
    })
    .nullable(),
})
export type QuestionnaireKept = z.infer<typeof QuestionnaireKept>

/** The same from the other side: a phone, and nobody signed in. */
export const assessmentDoor = {
  openLink: endpoint({
    method: 'POST',
    path: '/assessments/door/open',
    may: 'anyone',
    summary: 'What a link asks',
    input: z.strictObject({ secret: LinkSecret }),
    output: Questionnaire,
    refusals: ['intake.too-often', 'intake.link-expired', 'intake.link-withdrawn', 'intake.link-used'],
  }),
  answerLink: endpoint({
    method: 'POST',
    path: '/assessments/door/answer',
    may: 'anyone',
    summary: 'The answers, once; an alarm among them is kept and told at once, also when the rest is missing',
    input: z.strictObject({
      commandId: CommandId,
      secret: LinkSecret,
      version: z.string().max(30),
      answers: Answers,
    }),
    output: QuestionnaireKept,
    refusals: [
      'intake.too-often',
      'intake.link-expired',
      'intake.link-withdrawn',
      'intake.link-used',
      'assessments.unknown-instrument',
      'assessments.answer-out-of-range',
      'assessments.too-many-missing',
    ],
  }),
}
