import type { Input } from '@quancheng/contract/endpoint.ts'
import type { Reason } from '@quancheng/contract/intake.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import type { RatingKept, relationsDoor } from '@quancheng/contract/relations.ts'
import { dayAt, startOfDay } from '@quancheng/rules/calendar-day.ts'
import { speaksOfCrisis } from '@quancheng/rules/door.ts'
import type { Work } from '../http/call.ts'
import {
  type DoorLink,
  lockLinkBySecret,
  organisationOf,
  stateOf,
  unlessOpen,
  useLink,
} from '../http/door-link.ts'
import type { DoorAction } from '../http/doorway.ts'
import { refuse } from '../http/refused.ts'
import { enter } from '../intake/public.ts'
import { caseOfLink } from './rating-store.ts'

type Sent = Input<typeof relationsDoor.sendRating>
type CaseOfLink = Awaited<ReturnType<typeof caseOfLink>>

/**
 * What somebody says of a service that has ended: kept once, and apart from who they are. Words of crisis call people
 * at once, also through a link that ran out or was withdrawn before anybody answered.
 */
export const sendRating: DoorAction<typeof relationsDoor.sendRating> = async (way, input) => {
  const orgId = await organisationOf(way, input.secret)
  return way.within(orgId, input.commandId, async (work) => {
    const link = await lockLinkBySecret(work, input.secret)
    const caseFile = await caseOfLink(work, link)
    const crisis = speaksOfCrisis(input.words ?? '', work.content.door.crisis.words)
    const kept: RatingKept = { contact: input.contact, crisis }
    if (link.used_command === input.commandId) return kept
    if (!crisis || stateOf(link, work.at) === 'used') unlessOpen(link, work.at)
    const overall = checked(work, input)
    await useLink(work, link, { commandId: input.commandId, assessmentId: null })
    await keep(work, caseFile, overall, input)
    if (crisis) await call(work, link, caseFile, input)
    else if (input.contact) await complain(work, link, caseFile)
    work.record({
      act: 'relations.rated',
      subjectKind: 'door_link',
      subjectId: link.id,
      clientId: link.client_id,
      facts: { caseId: caseFile.id },
    })
    return kept
  })
}

/** Each answer is one of its question; without an overall answer there is nothing to keep. */
function checked({ content }: Work, { version, answers }: Sent): number {
  const { ratingForm } = content
  const fits = Object.entries(answers).every(([id, value]) =>
    ratingForm.questions.some(
      (question) => question.id === id && question.options.some((option) => option.value === value),
    ),
  )
  const { overall } = answers
  if (version !== ratingForm.version || !fits || overall === undefined) refuse('relations.form-changed')
  return overall
}

async function keep(
  { tx, orgId, at, content, protect }: Work,
  { team_id }: CaseOfLink,
  overall: number,
  { answers, words }: Sent,
): Promise<void> {
  const day = dayAt(at.getTime())
  await tx
    .insertInto('satisfaction')
    .values({
      org_id: orgId,
      id: newId(startOfDay(day)),
      team_id,
      answered_on: day,
      form: content.ratingForm.id,
      version: content.ratingForm.version,
      overall,
      answers: JSON.stringify(answers),
      words_sealed: words ? protect.seal('satisfaction.words', words) : null,
    })
    .execute()
}

/** Somebody wants to be contacted: a request in the one queue, which whoever it may be about is not offered. */
async function complain(work: Work, link: DoorLink, caseFile: CaseOfLink): Promise<void> {
  await enter(work, {
    ...about(link, caseFile),
    source: 'complaint',
    urgency: 'soon',
    reasons: [reason(work, 'contact', work.content.ratingForm.reason)],
    words: '',
    aboutId: caseFile.worker_id,
  })
}

/** Somebody may be in danger: the words go with it, and everybody who serves the ward is told. */
async function call(work: Work, link: DoorLink, caseFile: CaseOfLink, { words }: Sent): Promise<void> {
  await enter(work, {
    ...about(link, caseFile),
    source: 'self',
    urgency: 'crisis',
    reasons: [reason(work, 'words', work.content.door.crisis.reason)],
    words: words ?? '',
  })
}

function about(link: DoorLink, { department_id: departmentId, id: caseId }: CaseOfLink) {
  return {
    clientId: link.client_id,
    name: null,
    encounterId: null,
    departmentId,
    bed: null,
    from: null,
    raisedBy: null,
    facts: { rated: caseId },
  }
}

function reason({ at }: Work, code: string, text: Reason['text']): Reason {
  return { code, text, facts: {}, source: 'person', at: at.toISOString(), unknown: false }
}
