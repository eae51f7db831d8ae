import { type Selectable, sql } from 'kysely'
import type { Tx } from '../db/db.ts'
import type { Tables } from '../db/tables.ts'
import type { Work } from '../http/call.ts'
import { orNotFound } from '../http/refused.ts'

export type ReaderRow = Selectable<Tables['record_reader']>

export async function listReaders({ tx, orgId }: Pick<Work, 'tx' | 'orgId'>): Promise<ReaderRow[]> {
  return tx
    .selectFrom('record_reader')
    .selectAll()
    .where('org_id', '=', orgId)
    .orderBy(sql`off_at is not null`)
    .orderBy('name')
    .orderBy('id')
    .execute()
}

export async function lockReader({ tx, orgId }: Pick<Work, 'tx' | 'orgId'>, id: string): Promise<ReaderRow> {
  return orNotFound(
    await tx
      .selectFrom('record_reader')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst(),
  )
}

/** Whoever launches from this address, in any institution. Runs as the owner: the address says whose it is. */
export async function readerByIssuer(tx: Tx, issuer: string): Promise<ReaderRow | undefined> {
  return tx
    .selectFrom('record_reader')
    .selectAll()
    .where('issuer', '=', issuer)
    .where('off_at', 'is', null)
    .executeTakeFirst()
}

/** Whoever holds this token, in any institution. Runs as the owner. */
export async function readerByToken(tx: Tx, hash: Buffer): Promise<ReaderRow | undefined> {
  return tx
    .selectFrom('record_reader')
    .selectAll()
    .where('token_hash', '=', hash)
    .where('off_at', 'is', null)
    .executeTakeFirst()
}
