import type { Tx } from '../db/db.ts'
import { type BlindAlgorithm, isBlindAlgorithm } from './blind-index.ts'
import { type Algorithm, isAlgorithm, openEnvelope, sealEnvelope } from './envelope.ts'
import { type MasterKeys, masterMark } from './master-key.ts'

export interface DataKey {
  readonly purpose: 'data'
  readonly version: number
  readonly algorithm: Algorithm
  readonly key: Buffer
  readonly madeAt: Date
  readonly retiredAt: Date | null
}

interface BlindKey extends Omit<DataKey, 'purpose' | 'algorithm'> {
  readonly purpose: 'index'
  readonly algorithm: BlindAlgorithm
}

export type OrgKey = DataKey | BlindKey

/** An organisation's keys, unwrapped, oldest first. */
export async function readOrgKeys(tx: Tx, masters: MasterKeys, orgId: string): Promise<readonly OrgKey[]> {
  const rows = await tx
    .selectFrom('org_key')
    .selectAll()
    .where('org_id', '=', orgId)
    .orderBy('purpose')
    .orderBy('version')
    .execute()
  return rows.map((row) => {
    const { version, algorithm } = row
    const kept = {
      version,
      key: unwrap(masters, orgId, row.purpose, version, row.wrapped),
      madeAt: row.made_at,
      retiredAt: row.retired_at,
    }
    if (row.purpose === 'data' && isAlgorithm(algorithm)) return { purpose: 'data', algorithm, ...kept }
    if (row.purpose === 'index' && isBlindAlgorithm(algorithm))
      return { purpose: 'index', algorithm, ...kept }
    throw new Error(`org_key: ${row.purpose} key ${version} is for an unknown algorithm ${algorithm}`)
  })
}

/** Adds a key, wrapped; of two that arrive at once with the same version, the first stays. */
export async function addOrgKey(
  tx: Tx,
  wrapping: { readonly masters: MasterKeys; readonly algorithm: Algorithm },
  orgId: string,
  key: OrgKey,
): Promise<void> {
  const { purpose, version, algorithm } = key
  const wrapped = wrap(wrapping.masters.current, wrapping.algorithm, orgId, purpose, version, key.key)
  await tx
    .insertInto('org_key')
    .values({
      org_id: orgId,
      version,
      purpose,
      algorithm,
      wrapped,
      made_at: key.madeAt,
      retired_at: key.retiredAt,
    })
    .onConflict((conflict) => conflict.constraint('org_key__pk').doNothing())
    .execute()
}

/** Says that nothing is sealed any more with the versions before this one. */
export async function retireBefore(tx: Tx, orgId: string, version: number, at: Date): Promise<void> {
  await tx
    .updateTable('org_key')
    .set({ retired_at: at })
    .where('org_id', '=', orgId)
    .where('purpose', '=', 'data')
    .where('version', '<', version)
    .where('retired_at', 'is', null)
    .execute()
}

/** Wraps again under the current master what the previous one wrapped; answers how many keys that were. */
export async function rewrapOrgKeys(
  tx: Tx,
  wrapping: { readonly masters: MasterKeys; readonly algorithm: Algorithm },
  orgId: string,
): Promise<number> {
  const { masters, algorithm } = wrapping
  const rows = await tx
    .selectFrom('org_key')
    .select(['purpose', 'version', 'wrapped'])
    .where('org_id', '=', orgId)
    .forUpdate()
    .execute()
  const stale = rows.filter((row) => row.wrapped.readUInt16BE(2) !== masterMark(masters.current))
  for (const { purpose, version, wrapped } of stale) {
    const key = unwrap(masters, orgId, purpose, version, wrapped)
    await tx
      .updateTable('org_key')
      .set({ wrapped: wrap(masters.current, algorithm, orgId, purpose, version, key) })
      .where('org_id', '=', orgId)
      .where('purpose', '=', purpose)
      .where('version', '=', version)
      .execute()
  }
  return stale.length
}

function wrap(
  master: Buffer,
  algorithm: Algorithm,
  orgId: string,
  purpose: string,
  version: number,
  key: Buffer,
): Buffer {
  return sealEnvelope(
    { algorithm, version: masterMark(master), key: master },
    placeOf(orgId, purpose, version),
    key,
  )
}

function unwrap(
  masters: MasterKeys,
  orgId: string,
  purpose: string,
  version: number,
  wrapped: Buffer,
): Buffer {
  return openEnvelope((mark) => masterOf(masters, mark), placeOf(orgId, purpose, version), wrapped)
}

/** The master with this mark, or null. */
export function masterOf({ current, previous }: MasterKeys, mark: number): Buffer | null {
  return [current, previous].find((master) => master !== null && masterMark(master) === mark) ?? null
}

function placeOf(orgId: string, purpose: string, version: number) {
  return { owner: orgId, column: `org_key.${purpose}.${version}` }
}
