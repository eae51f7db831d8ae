import type { intake, Reason } from '@quancheng/contract/intake.ts'
import { reachOf, within } from '@quancheng/rules/access.ts'
import { highestUrgency } from '@quancheng/rules/screening.ts'
import { sql } from 'kysely'
import { workers } from '../access/colleagues.ts'
import { clientLines, encountersOf } from '../clients/public.ts'
import type { Action, Call } from '../http/call.ts'
import { orNotFound, refuse } from '../http/refused.ts'
import { readDistress } from './distress.ts'
import { enter } from './enter.ts'
import { readTopics } from './topics.ts'

type RaiseCall = Call<typeof intake.raise>

export const raise: Action<typeof intake.raise> = async (call) => {
  const { input, actor, at, content } = call
  if (input.clientId === null && !input.name) refuse('intake.nobody-named')
  const topics = readTopics(content, input.topics)
  const words = [topics.other.join('、'), input.words ?? ''].filter((text) => text !== '').join('\n')
  if (topics.known.length === 0 && words === '' && input.distress === null) refuse('intake.says-nothing')
  const place = await whereTheyAre(call)
  if (input.clientId !== null) await unlessRaisedAlready(call, input.clientId)

  const distress = readDistress(content, input.distress, at)
  const urgency = highestUrgency([input.urgency, distress.urgency ?? input.urgency]) ?? input.urgency
  const entered = await enter(call, {
    clientId: input.clientId,
    name: input.name,
    ...place,
    source: input.source,
    from: input.from,
    urgency,
    reasons: [...distress.reasons, ...topicReasons(topics.known, at)],
    words,
    raisedBy: actor.accountId,
    aboutId: await whomItIsAbout(call),
    facts: { distress: input.distress, topics: topics.known.length },
  })
  return { id: entered.id, revision: 1, dueAt: entered.dueAt?.toISOString() ?? null }
}

/** Only a complaint is about a worker. */
async function whomItIsAbout(call: RaiseCall): Promise<string | null> {
  const { source, aboutId } = call.input
  if (source !== 'complaint' || aboutId === null) return null
  if (!(await workers(call)).some(({ id }) => id === aboutId)) refuse('intake.not-a-worker')
  return aboutId
}

function topicReasons(topics: readonly { code: string; text: Reason['text'] }[], at: Date): Reason[] {
  return topics.map(({ code, text }) => ({
    code: 'topic',
    text,
    facts: { topic: code },
    source: 'person',
    at: at.toISOString(),
    unknown: false,
  }))
}

/**
 * The stay, ward and bed the request is about: as given, else where the client lies now. Whoever may raise for their
 * own wards only cannot reach anybody elsewhere: for them that person does not exist.
 */
async function whereTheyAre(call: RaiseCall) {
  const { input, actor } = call
  const reach = reachOf(actor, 'intake.raise')
  const onlyWard =
    reach.organisation || actor.departmentIds.length !== 1 ? null : (actor.departmentIds[0] ?? null)
  let place = { encounterId: null as string | null, departmentId: input.departmentId, bed: input.bed }
  if (input.clientId !== null) {
    orNotFound((await clientLines(call, [input.clientId])).get(input.clientId))
    const stays = await encountersOf(call, input.clientId)
    const stay =
      input.encounterId === null
        ? stays.find((one) => one.status === 'in-progress')
        : orNotFound(stays.find((one) => one.id === input.encounterId))
    if (!reach.organisation && (!stay?.departmentId || !isInReach(call, stay.departmentId)))
      refuse('not-found')
    place = {
      encounterId: stay?.id ?? null,
      departmentId: input.departmentId ?? stay?.departmentId ?? null,
      bed: input.bed ?? stay?.bed ?? null,
    }
  }
  const departmentId = place.departmentId ?? onlyWard
  if (departmentId !== null) await knownDepartment(call, departmentId)
  if (!reach.organisation && (departmentId === null || !isInReach(call, departmentId))) refuse('not-found')
  return { ...place, departmentId }
}

function isInReach({ actor }: RaiseCall, departmentId: string): boolean {
  return within(actor, reachOf(actor, 'intake.raise'), { ownerIds: [], teamId: null, departmentId })
}

async function knownDepartment({ tx, orgId }: RaiseCall, id: string): Promise<void> {
  const found = await tx
    .selectFrom('department')
    .select('id')
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()
  orNotFound(found)
}

/** The same person asks for the same client only once while nobody has answered; others' requests stand beside it. */
async function unlessRaisedAlready({ tx, orgId, actor }: RaiseCall, clientId: string): Promise<void> {
  const open = await tx
    .selectFrom('request')
    .select(['id', 'state'])
    .where('org_id', '=', orgId)
    .where('client_id', '=', clientId)
    .where('raised_by', '=', actor.accountId)
    .where(sql<boolean>`state in ('waiting', 'paused')`)
    .executeTakeFirst()
  if (open) refuse('intake.already-waiting', { requestId: open.id })
}
