import { randomInt } from 'node:crypto'
import type { Input } from '@quancheng/contract/endpoint.ts'
import type { Reason } from '@quancheng/contract/intake.ts'
import type { intakeDoor } from '@quancheng/contract/intake-door.ts'
import { speaksOfCrisis } from '@quancheng/rules/door.ts'
import type { Work } from '../http/call.ts'
import { addressMark, keepPace, orTooOften } from '../http/door-pace.ts'
import type { DoorAction } from '../http/doorway.ts'
import { orNotFound, refuse } from '../http/refused.ts'
import { doorAnswer } from './door-answer.ts'
import { deviceHash, earlierAsks, findAsk, findPlace, oneAtATime, openWards } from './door-store.ts'
import { enter } from './enter.ts'

type Asked = Input<typeof intakeDoor.askAtDoor>
type Place = NonNullable<Awaited<ReturnType<typeof findPlace>>>

/**
 * Somebody with a phone asks. The same send twice is one request; a phone has one request open at a time, unless it
 * turns into a crisis.
 */
export const askAtDoor: DoorAction<typeof intakeDoor.askAtDoor> = async (way, input) => {
  const place = await way.find(async (tx) => {
    const from = await keepPace(tx, way.at, 'asksFrom', addressMark(way.address))
    const found = from.tooOften ? undefined : await findPlace(tx, input.place)
    const at = found && (await keepPace(tx, way.at, 'asksAt', found.id))
    return { found, paces: at ? [from, at] : [from] }
  })
  orTooOften(...place.paces)
  const { found } = place
  return within(orNotFound(found))

  function within(at: Place) {
    return way.within(at.org_id, input.commandId, (work) => put(work, at, input))
  }
}

async function put(work: Work, place: Place, input: Asked) {
  const { tx, orgId, at, content } = work
  const { door } = content
  const device = deviceHash(input.device)
  const topic = orNotFound(door.topics.find(({ id }) => id === input.topic))
  const words = input.words ?? ''
  const alarms = speaksOfCrisis(words, door.crisis.words)
  const urgency = alarms ? 'crisis' : topic.urgency
  await oneAtATime(work, device)
  const earlier = await earlierAsks(work, device, input.commandId)
  const same = earlier.find(({ command_id }) => command_id === input.commandId)
  if (same) return doorAnswer(work, same, same.number)
  const open = earlier.find((row) => urgency !== 'crisis' || row.urgency === 'crisis')
  if (open) refuse('intake.asked-already', { number: open.number })
  if (input.where === 'call' && input.phone === null) refuse('intake.phone-missing')
  const departmentId = place.department_id ?? (await wardGiven(work, input.departmentId))

  const number = await freeNumber(work)
  const said = (code: string, text: Reason['text'], facts: Reason['facts']): Reason => ({
    code,
    text,
    facts,
    source: 'person',
    at: at.toISOString(),
    unknown: false,
  })
  const entered = await enter(work, {
    clientId: null,
    name: `№ ${number}`,
    encounterId: null,
    departmentId,
    bed: input.bed ?? place.bed,
    source: input.where === 'call' ? 'family' : 'self',
    from: input.phone,
    urgency,
    reasons: [
      ...(alarms ? [said('words', door.crisis.reason, {})] : []),
      said('topic', topic.name, { topic: topic.id }),
      said('where', door.where[input.where], { where: input.where }),
    ],
    words,
    raisedBy: null,
    facts: { door: place.id, topic: topic.id },
  })
  await tx
    .insertInto('door_ask')
    .values({
      org_id: orgId,
      request_id: entered.id,
      place_id: place.id,
      number,
      command_id: input.commandId,
      device_hash: device,
      asked_at: at,
    })
    .execute()
  return doorAnswer(
    work,
    { state: 'waiting', taken_by: null, urgency, raised_at: at, due_at: entered.dueAt },
    number,
  )
}

async function wardGiven(work: Work, id: string | null): Promise<string | null> {
  if (id === null) return null
  const [ward] = await openWards(work, id)
  return orNotFound(ward).id
}

/** Eight figures that no organisation here has given out; drawn, so that one says nothing of the next. */
async function freeNumber(work: Work): Promise<string> {
  for (;;) {
    const number = String(randomInt(100_000_000)).padStart(8, '0')
    const taken = await work.asOwner((tx) => findAsk(tx, number))
    if (!taken) return number
  }
}
