import { randomBytes } from 'node:crypto'
import type { intakePlaces } from '@quancheng/contract/intake-door.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import type { Action, Slice } from '../http/call.ts'
import { orNotFound, refuse } from '../http/refused.ts'
import { changeDoor, doorSettings } from './door-settings.ts'
import { openWards, type Ward, wardsNamed } from './door-store.ts'

const TOKEN_BYTES = 16

const places: Action<typeof intakePlaces.places> = async (call) => {
  const { tx, orgId, parts } = call
  const rows = await tx
    .selectFrom('door_place as p')
    .select(['p.id', 'p.token', 'p.department_id', 'p.bed', 'p.made_at', 'p.withdrawn_at', 'p.revision'])
    .select((from) =>
      from
        .selectFrom('door_ask as a')
        .select((ask) => ask.fn.countAll<string>().as('asked'))
        .where('a.org_id', '=', orgId)
        .whereRef('a.place_id', '=', 'p.id')
        .as('asked'),
    )
    .where('p.org_id', '=', orgId)
    .orderBy('p.withdrawn_at', (order) => order.desc().nullsFirst())
    .orderBy('p.made_at', 'desc')
    .orderBy('p.id', 'desc')
    .limit(1000)
    .execute()
  const wards = await wardsNamed(
    call,
    rows.map((row) => row.department_id),
  )
  return rows.map((row) => ({
    id: row.id,
    department: nameOf(wards.find(({ id }) => id === row.department_id)),
    bed: row.bed,
    address: new URL(`/h/ask/${row.token}`, parts.settings.origin).href,
    madeAt: row.made_at.toISOString(),
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
    asked: Number(row.asked ?? 0),
    revision: row.revision,
  }))
}

function nameOf(ward: Ward | undefined) {
  return ward ? { id: ward.id, name: ward.name, floor: ward.floor } : null
}

const makePlace: Action<typeof intakePlaces.makePlace> = async (call) => {
  const { tx, orgId, at, actor, input } = call
  const { departmentId, bed } = input
  if (departmentId === null && bed !== null) refuse('intake.bed-without-ward')
  if (departmentId !== null) orNotFound((await openWards(call, departmentId))[0])
  const id = newId(at.getTime())
  await tx
    .insertInto('door_place')
    .values({
      org_id: orgId,
      id,
      token: randomBytes(TOKEN_BYTES).toString('base64url'),
      department_id: departmentId,
      bed,
      made_by: actor.accountId,
      made_at: at,
    })
    .execute()
  call.record({
    act: 'intake.makePlace',
    subjectKind: 'door_place',
    subjectId: id,
    clientId: null,
    facts: { departmentId },
  })
  return { id, revision: 1 }
}

const withdrawPlace: Action<typeof intakePlaces.withdrawPlace> = async (call) => {
  const { tx, orgId, at, actor, input } = call
  const row = orNotFound(
    await tx
      .selectFrom('door_place')
      .select(['revision', 'withdrawn_at'])
      .where('org_id', '=', orgId)
      .where('id', '=', input.doorPlaceId)
      .forUpdate()
      .executeTakeFirst(),
  )
  if (row.withdrawn_at !== null) refuse('intake.place-withdrawn')
  if (row.revision !== input.seen) refuse('conflict', { fields: [], revision: row.revision })
  const revision = row.revision + 1
  await tx
    .updateTable('door_place')
    .set({ withdrawn_at: at, withdrawn_by: actor.accountId, revision })
    .where('org_id', '=', orgId)
    .where('id', '=', input.doorPlaceId)
    .execute()
  call.record({
    act: 'intake.withdrawPlace',
    subjectKind: 'door_place',
    subjectId: input.doorPlaceId,
    clientId: null,
    facts: {},
  })
  return { id: input.doorPlaceId, revision }
}

export const doorPlacesSlice: Slice<typeof intakePlaces> = {
  doorSettings,
  changeDoor,
  places,
  makePlace,
  withdrawPlace,
}
