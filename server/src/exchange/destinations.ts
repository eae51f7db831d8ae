import { newId } from '@quancheng/contract/new-id.ts'
import type { Destination, outbox as outboxOf } from '@quancheng/contract/outbox.ts'
import type { z } from 'zod'
import { openGate } from '../compliance/public.ts'
import type { Call, Work } from '../http/call.ts'
import { refuse } from '../http/refused.ts'
import { strangersAmong } from '../staff/public.ts'
import {
  type DestinationRow,
  listDestinations,
  lockDestination,
  saveDestination,
  takesOf,
} from './destination-store.ts'
import { openForOthers } from './open-for-others.ts'
import { acceptedSince, countsByDestination, wake } from './outbox-store.ts'

const MONTH_MS = 30 * 86_400_000
type View = z.infer<typeof Destination>

/** Where signed summaries go, what waits there, and when each last gave a receipt. */
export async function destinations(call: Call<typeof outboxOf.destinations>): Promise<View[]> {
  const [rows, counts, accepted] = await Promise.all([
    listDestinations(call),
    countsByDestination(call),
    acceptedSince(call, new Date(call.at.getTime() - MONTH_MS)),
  ])
  const countOf = new Map(counts.map((count) => [count.destinationId, count]))
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as View['kind'],
    name: row.name,
    host: row.host,
    port: row.port,
    message: row.message as View['message'],
    carries: row.carries as View['carries'],
    charset: row.charset as View['charset'],
    application: row.application,
    facility: row.facility,
    url: row.url,
    hasToken: row.token_sealed !== null,
    recipient: row.recipient,
    takes: takesOf(row) as View['takes'],
    downSince: row.down_since?.toISOString() ?? null,
    offAt: row.off_at?.toISOString() ?? null,
    waiting: countOf.get(row.id)?.waiting ?? 0,
    stuck: countOf.get(row.id)?.stuck ?? 0,
    withheld: countOf.get(row.id)?.withheld ?? 0,
    acceptedAt: accepted.get(row.id)?.toISOString() ?? null,
    revision: row.revision,
  }))
}

export async function addDestination(call: Call<typeof outboxOf.addDestination>) {
  const { tx, orgId, at, input } = call
  await unlessStrange(call, input.fields)
  await openGate(call, 'record-destination')
  await openForOthers(call, input.fields, null)
  const id = newId(at.getTime())
  await tx
    .insertInto('record_destination')
    .values({ org_id: orgId, id, ...columnsOf(call, input.fields) })
    .execute()
  note(call, 'exchange.add-destination', id, factsOf(input.fields))
  return { id, revision: 1 }
}

/** A corrected destination is tried anew at once: what it refused to hear may go through now. */
export async function changeDestination(call: Call<typeof outboxOf.changeDestination>) {
  const { at, input } = call
  const row = await lockDestination(call, input.destinationId)
  if (row.revision !== input.seen) refuse('conflict', { revision: row.revision, fields: [] })
  const isPutBack = row.off_at !== null && !input.off
  if (isPutBack) await openGate(call, 'record-destination')
  await unlessStrange(call, input.fields)
  await openForOthers(call, input.fields, isPutBack ? null : row.recipient)
  const revision = row.revision + 1
  await saveDestination(call, row, {
    ...columnsOf(call, input.fields),
    failures: 0,
    down_since: null,
    retry_at: null,
    off_at: input.off ? (row.off_at ?? at) : null,
    revision,
  })
  if (!input.off) await wake(call, row.id)
  note(call, 'exchange.change-destination', row.id, { ...factsOf(input.fields), off: input.off })
  return { id: row.id, revision }
}

type Fields = Call<typeof outboxOf.addDestination>['input']['fields']

/** Only the institution's own wards stand in its rules. */
async function unlessStrange({ tx, orgId }: Work, { takes: { departmentIds } }: Fields): Promise<void> {
  if ((await strangersAmong(tx, orgId, { departmentIds, teamIds: [] })).length > 0) refuse('not-found')
}

/** A destination is all of one kind; a token that is not given stays as it is. */
function columnsOf({ protect }: Work, fields: Fields) {
  const none = {
    host: null,
    port: null,
    message: null,
    carries: null,
    charset: null,
    application: null,
    facility: null,
    url: null,
  }
  const { takes, recipient, ...way } = fields
  const whose = {
    recipient: recipient || null,
    department_ids: takes.departmentIds,
    packs: takes.packs,
    classes: takes.classes,
    issuers: takes.issuers,
  }
  if (way.kind === 'hl7v2') return { ...none, ...way, ...whose, token_sealed: null }
  const { token, ...rest } = way
  return {
    ...none,
    ...rest,
    ...whose,
    ...(token !== null && { token_sealed: protect.seal('record_destination.token', token) }),
  }
}

/** For the journal: everything but the token. */
function factsOf(fields: Fields): Readonly<Record<string, unknown>> {
  const { token: _, ...rest } = { token: null, ...fields }
  return rest
}

function note(
  work: Work,
  act: string,
  id: DestinationRow['id'],
  facts: Readonly<Record<string, unknown>>,
): void {
  work.record({ act, subjectKind: 'destination', subjectId: id, clientId: null, facts })
}
