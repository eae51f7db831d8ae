import type { intakeDoor } from '@quancheng/contract/intake-door.ts'
import { withdraw } from '@quancheng/rules/request.ts'
import type { Work } from '../http/call.ts'
import { addressMark, keepPace, orTooOften } from '../http/door-pace.ts'
import type { DoorAction, Doorway } from '../http/doorway.ts'
import { orNotFound, refuse } from '../http/refused.ts'
import { decided, note, tellOf } from './change.ts'
import { doorAnswer } from './door-answer.ts'
import { type Ask, deviceHash, findAsk } from './door-store.ts'
import { asColumns, asRule, lockForJob, type RequestRow, saveRequest } from './request-store.ts'

interface Key {
  readonly number: string
  readonly device: string | null
  readonly phoneTail: string | null
}

/** A number nobody has and a number with the wrong key are answered alike. */
export const lookUp: DoorAction<typeof intakeDoor.lookUp> = async (way, input) => {
  const ask = orNotFound(await askOf(way, input))
  return way.within(ask.org_id, null, async (work) => {
    const row = orNotFound(await lockForJob(work, ask.request_id))
    if (!opens(work, ask, row, input)) refuse('not-found')
    return doorAnswer(work, row, ask.number)
  })
}

export const takeBack: DoorAction<typeof intakeDoor.takeBack> = async (way, { number, device }) => {
  const key = { number, device, phoneTail: null }
  const ask = orNotFound(await askOf(way, key))
  return way.within(ask.org_id, null, async (work) => {
    const row = orNotFound(await lockForJob(work, ask.request_id))
    if (!opens(work, ask, row, key)) refuse('not-found')
    if (row.state === 'withdrawn') return doorAnswer(work, row, number)
    const withdrawn = await decided(work, withdraw(asRule(row)))
    await saveRequest(work, row, { ...asColumns(withdrawn), ended_at: work.at })
    note(work, 'intake.withdraw', row, {})
    await tellOf(work, [row.offered_to], 'intake.withdrawn', row)
    return doorAnswer(work, { ...row, ...asColumns(withdrawn) }, number)
  })
}

async function askOf(way: Doorway, { number, device }: Key): Promise<Ask | undefined> {
  const { ask, paces } = await way.find(async (tx) => {
    const paces = [await keepPace(tx, way.at, 'looksFrom', addressMark(way.address))]
    if (device === null) paces.push(await keepPace(tx, way.at, 'tailsOf', number))
    return { ask: await findAsk(tx, number), paces }
  })
  orTooOften(...paces)
  return ask
}

/** By the secret of the phone that asked, or by the last four figures of the number that was left. */
function opens({ protect }: Work, ask: Ask, row: RequestRow, { device, phoneTail }: Key): boolean {
  if (device !== null) return deviceHash(device) === ask.device_hash
  const phone = protect.openMaybe('request.from', row.from_sealed)
  return phone !== null && phoneTail !== null && phone.endsWith(phoneTail)
}
