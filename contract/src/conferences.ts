import { CONFERENCE_STATES, DECISION_STATES } from '@quancheng/rules/conference.ts'
import { STAGES } from '@quancheng/rules/course.ts'
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { CommandId, Day, Id, Instant, Line, PersonRef, Revision, Text, Written } from './wire.ts'

const Meeting = z.int().min(5).max(480).describe('minutes')
const OpenDays = z
  .int()
  .min(0)
  .max(30)
  .describe('so many days after the meeting those invited may still look')
const People = z.array(Id).max(20)

/** A conference in one line, for those who may see it. */
export const ConferenceLine = z.strictObject({
  id: Id,
  client: z.string(),
  ward: z.string().nullable(),
  beginsAt: Instant,
  minutes: z.int(),
  place: z.string(),
  state: z.enum(CONFERENCE_STATES),
  invited: z.int(),
  said: z.int().describe('how many have given an opinion'),
  iSaid: z.boolean(),
})
export type ConferenceLine = z.infer<typeof ConferenceLine>

const Decision = z.strictObject({
  taskId: Id,
  title: z.string(),
  owner: PersonRef,
  dueOn: Day.nullable(),
  state: z.enum(DECISION_STATES),
  words: z.string().nullable().describe('what was done, or why it was not'),
  endedAt: Instant.nullable(),
  revision: Revision,
})

/** A decision where its conference is not at hand. */
export const DecisionLine = z.strictObject({
  ...Decision.shape,
  conferenceId: Id.nullable().describe('null once the conference does not open for the reader any more'),
  client: z.string(),
  ward: z.string().nullable(),
  mine: z.boolean(),
})
export type DecisionLine = z.infer<typeof DecisionLine>

/** All that somebody invited sees: name, ward, step, agenda, and the summary the worker wrote for it. */
export const Conference = z.strictObject({
  ...ConferenceLine.shape,
  caseId: Id.nullable().describe('null for somebody who may not read the case'),
  stage: z.enum(STAGES),
  worker: PersonRef,
  calledBy: PersonRef,
  agenda: z.string(),
  summary: z.string(),
  openUntil: Instant,
  guests: z.array(
    z.strictObject({
      person: PersonRef,
      title: z.string(),
      opinion: z.string().nullable(),
      opinionAt: Instant.nullable(),
      invited: z.boolean().describe('false for somebody who was taken off after they had said something'),
    }),
  ),
  decisions: z.array(Decision),
  outcome: z.string().nullable(),
  signedBy: PersonRef.nullable(),
  signedAt: Instant.nullable(),
  cancelled: z.string().nullable(),
  revision: Revision,
  may: z.strictObject({ lead: z.boolean(), speak: z.boolean() }),
})

/** Verbs of the cases' room: several professions speak about one case. */
export const conferences = {
  conferences: endpoint({
    method: 'GET',
    path: '/cases/conferences',
    may: 'signed-in',
    summary: 'Conferences one is invited to, or those of a case one may read; the next first',
    input: z.strictObject({ caseId: Id.optional() }),
    output: z.array(ConferenceLine),
    refusals: [],
  }),
  conference: endpoint({
    method: 'GET',
    path: '/cases/conference',
    may: 'signed-in',
    summary: 'A conference, for those invited and for who may read its case; opening it is recorded',
    input: z.strictObject({ conferenceId: Id }),
    output: Conference,
    refusals: [],
  }),
  callConference: endpoint({
    method: 'POST',
    path: '/cases/conferences/call',
    may: 'cases.write',
    summary: 'Call a conference about a case and invite colleagues of other professions',
    input: z.strictObject({
      commandId: CommandId,
      caseId: Id,
      beginsAt: Instant,
      minutes: Meeting,
      openDays: OpenDays,
      place: Line,
      agenda: Text,
      summary: Text,
      participantIds: People.min(1),
    }),
    output: Written,
    refusals: ['cases.closed', 'cases.conference-in-the-past', 'clients.restricted'],
  }),
  moveConference: endpoint({
    method: 'POST',
    path: '/cases/conferences/move',
    may: 'cases.write',
    summary: 'Another time or place, other people; everybody invited, or not any more, hears of it',
    input: z.strictObject({
      commandId: CommandId,
      conferenceId: Id,
      seen: Revision,
      beginsAt: Instant,
      minutes: Meeting,
      place: Line,
      participantIds: People.describe('who is invited beside those already invited'),
      withoutIds: People.default([]).describe(
        'who is not invited any more; it is not there for them from now on',
      ),
    }),
    output: Written,
    refusals: ['cases.conference-ended', 'cases.conference-in-the-past', 'conflict', 'clients.restricted'],
  }),
  cancelConference: endpoint({
    method: 'POST',
    path: '/cases/conferences/cancel',
    may: 'cases.write',
    summary: 'Call it off, saying why',
    input: z.strictObject({ commandId: CommandId, conferenceId: Id, seen: Revision, reason: Text }),
    output: Written,
    refusals: ['cases.conference-ended', 'conflict'],
  }),
  sayInConference: endpoint({
    method: 'POST',
    path: '/cases/conferences/say',
    may: 'signed-in',
    summary: 'One’s own opinion; it may be put again until the minutes are signed',
    input: z.strictObject({ commandId: CommandId, conferenceId: Id, words: Text }),
    output: Written,
    refusals: ['cases.conference-ended'],
  }),
  signConference: endpoint({
    method: 'POST',
    path: '/cases/conferences/sign',
    may: 'cases.write',
    summary: 'Sign the minutes; each decision becomes a task with somebody who does it and a day',
    input: z.strictObject({
      commandId: CommandId,
      conferenceId: Id,
      seen: Revision,
      outcome: Text,
      decisions: z.array(z.strictObject({ title: Line, ownerId: Id, dueOn: Day.nullable() })).max(30),
    }),
    output: Written,
    refusals: [
      'cases.conference-ended',
      'cases.conference-not-begun',
      'cases.conference-owner-absent',
      'conflict',
    ],
  }),
  decisions: endpoint({
    method: 'GET',
    path: '/cases/conferences/decisions',
    may: 'signed-in',
    summary: 'Decisions one has to carry out, or those of a case one may read; open ones first, by their day',
    input: z.strictObject({ caseId: Id.optional() }),
    output: z.array(DecisionLine),
    refusals: [],
  }),
  answerDecision: endpoint({
    method: 'POST',
    path: '/cases/conferences/decisions/answer',
    may: 'signed-in',
    summary: 'One’s own decision was carried out, or was not, and a word about it',
    input: z.strictObject({
      commandId: CommandId,
      taskId: Id,
      seen: Revision,
      done: z.boolean(),
      words: Text,
    }),
    output: Written,
    refusals: ['cases.decision-ended', 'conflict'],
  }),
}
