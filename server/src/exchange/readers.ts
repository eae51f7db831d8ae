import { randomBytes } from 'node:crypto'
import { newId } from '@quancheng/contract/new-id.ts'
import type { outbox as outboxOf } from '@quancheng/contract/outbox.ts'
import { openGate } from '../compliance/public.ts'
import type { Call, Work } from '../http/call.ts'
import { refuse } from '../http/refused.ts'
import { tokenHash } from '../http/who.ts'
import { openForOthers } from './open-for-others.ts'
import { listReaders, lockReader, type ReaderRow, readerByIssuer } from './reader-store.ts'

/** Which record systems may read here, and how. */
export async function readers(call: Call<typeof outboxOf.readers>) {
  const rows = await listReaders(call)
  return {
    launchAt: new URL('/smart/launch', call.parts.settings.origin).href,
    returnAt: new URL('/smart/callback', call.parts.settings.origin).href,
    fhirAt: new URL('/fhir', call.parts.settings.origin).href,
    rows: rows.map((row) => ({
      id: row.id,
      name: row.name,
      issuer: row.issuer,
      app: row.app,
      hasSecret: row.secret_sealed !== null,
      numbers: row.numbers,
      recipient: row.recipient,
      tokenAt: row.token_at?.toISOString() ?? null,
      offAt: row.off_at?.toISOString() ?? null,
      revision: row.revision,
    })),
  }
}

export async function addReader(call: Call<typeof outboxOf.addReader>) {
  const { tx, orgId, at, protect, input } = call
  const { secret, ...fields } = await usable(call, input.fields, null)
  await openGate(call, 'record-reader')
  await openForOthers(call, fields, null)
  const id = newId(at.getTime())
  await tx
    .insertInto('record_reader')
    .values({
      org_id: orgId,
      id,
      ...fields,
      secret_sealed: protect.sealMaybe('record_reader.secret', secret),
      token_hash: null,
      token_at: null,
      off_at: null,
      made_at: at,
    })
    .execute()
  note(call, 'exchange.add-reader', id, { ...fields })
  return { id, revision: 1 }
}

/** A secret that is not given stays as it is. */
export async function changeReader(call: Call<typeof outboxOf.changeReader>) {
  const { at, protect, input } = call
  const row = await lockSeen(call)
  const { secret, ...fields } = await usable(call, input.fields, row.id)
  const isPutBack = row.off_at !== null && !input.off
  if (isPutBack) await openGate(call, 'record-reader')
  await openForOthers(call, fields, isPutBack ? null : row.recipient)
  note(call, 'exchange.change-reader', row.id, { ...fields, off: input.off })
  return save(call, row, {
    ...fields,
    ...(secret !== null && { secret_sealed: protect.seal('record_reader.secret', secret) }),
    off_at: input.off ? (row.off_at ?? at) : null,
  })
}

/** A new token for reading by FHIR, shown this once; the one before stops at once. */
export async function renewReaderToken(call: Call<typeof outboxOf.renewReaderToken>) {
  const row = await lockSeen(call)
  const token = randomBytes(32).toString('base64url')
  note(call, 'exchange.renew-token', row.id, {})
  return { ...(await save(call, row, { token_hash: tokenHash(token), token_at: call.at })), token }
}

async function lockSeen(call: Call<typeof outboxOf.changeReader> | Call<typeof outboxOf.renewReaderToken>) {
  const row = await lockReader(call, call.input.readerId)
  if (row.revision !== call.input.seen) refuse('conflict', { revision: row.revision, fields: [] })
  return row
}

type Fields = Call<typeof outboxOf.addReader>['input']['fields']

async function usable(
  call: Call<typeof outboxOf.addReader> | Call<typeof outboxOf.changeReader>,
  fields: Fields,
  except: string | null,
): Promise<Fields> {
  const issuer = fields.issuer?.replace(/\/+$/, '') ?? null
  const recipient = fields.recipient || null
  if (issuer === null) return { ...fields, app: null, issuer, recipient }
  if (recipient !== null) refuse('exchange.launch-only-own')
  if (fields.app === null) refuse('exchange.app-missing')
  if (call.parts.settings.mode === 'production' && issuer.startsWith('http:'))
    refuse('exchange.issuer-not-https')
  const known = await call.asOwner((tx) => readerByIssuer(tx, issuer))
  if (known && known.id !== except) refuse('exchange.issuer-taken', { issuer })
  return { ...fields, issuer, recipient }
}

async function save({ tx, orgId }: Work, row: ReaderRow, changes: Partial<Omit<ReaderRow, 'org_id' | 'id'>>) {
  const revision = row.revision + 1
  await tx
    .updateTable('record_reader')
    .set({ ...changes, revision })
    .where('org_id', '=', orgId)
    .where('id', '=', row.id)
    .execute()
  return { id: row.id, revision }
}

function note(work: Work, act: string, id: string, facts: Readonly<Record<string, unknown>>): void {
  work.record({ act, subjectKind: 'reader', subjectId: id, clientId: null, facts })
}
