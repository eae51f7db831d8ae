import { randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { inTenant } from '../db/db.ts'
import { blindToken, type IndexKey } from './blind-index.ts'
import { type Algorithm, openEnvelope, sealEnvelope } from './envelope.ts'
import { type MasterKeys, masterMark } from './master-key.ts'
import { addOrgKey, type DataKey, masterOf, type OrgKey, readOrgKeys } from './org-keys.ts'

/**
 * Every organisation's keys in memory. `load` is awaited once before work in an organisation (it costs nothing when
 * fresh); the rest is synchronous. `column` is `table.column` without the suffix, as in `columns.ts`.
 */
export interface KeyRing {
  /** Reads an organisation's keys, and makes its first ones when it has none. */
  load(orgId: string): Promise<void>
  seal(orgId: string, column: string, text: string): Buffer
  /** Throws `NotOurEnvelope` when the bytes were changed or brought from elsewhere. */
  open(orgId: string, column: string, bytes: Uint8Array): string
  sealBytes(orgId: string, column: string, bytes: Uint8Array): Buffer
  openBytes(orgId: string, column: string, bytes: Uint8Array): Buffer
  /** The keyed blind index value of a normalised text: a bigint in decimal. Survives every rotation. */
  blind(orgId: string, kind: string, value: string): string
  /** For the few secrets that belong to no organisation (a second factor's). */
  sealUnderMaster(column: string, text: string): Buffer
  openUnderMaster(column: string, bytes: Uint8Array): string
  /** The data key that new values are sealed with. */
  current(orgId: string): DataKey
  /** Adds a data key; it becomes current once every process has had time to read it. Answers its version. */
  rotate(orgId: string): Promise<number>
}

/** A process reads an organisation's keys again after this long … */
const REREAD_AFTER_MS = 30_000
/** … so a new key is first used when every process has surely read it. */
const CURRENT_AFTER_MS = 60_000

interface Held {
  readonly readAt: number
  readonly data: ReadonlyMap<number, DataKey>
  readonly index: IndexKey
}

/** `algorithm` is what new keys are for; keys already made keep theirs. */
export function openKeyRing(parts: {
  readonly pool: Pool
  readonly masterKey: Buffer
  readonly previousMasterKey?: Buffer | null
  readonly algorithm?: Algorithm
  readonly clock?: () => Date
}): KeyRing {
  const { pool, algorithm = 'aes-256-gcm', clock = () => new Date() } = parts
  const masters: MasterKeys = { current: parts.masterKey, previous: parts.previousMasterKey ?? null }
  const wrapping = { masters, algorithm }
  const held = new Map<string, Held>()
  const reading = new Map<string, Promise<void>>()

  const freshKey = (purpose: 'data' | 'index', version: number): OrgKey => {
    const kept = { version, key: randomBytes(32), madeAt: clock(), retiredAt: null }
    if (purpose === 'data') return { purpose, algorithm, ...kept }
    return { purpose, algorithm: algorithm === 'aes-256-gcm' ? 'hmac-sha-256' : 'hmac-sm3', ...kept }
  }

  const read = async (orgId: string) => {
    const readAt = clock().getTime()
    const keys = await inTenant(pool, orgId, async (tx) => {
      const found = await readOrgKeys(tx, masters, orgId)
      if (found.length > 0) return found
      await addOrgKey(tx, wrapping, orgId, freshKey('data', 1))
      await addOrgKey(tx, wrapping, orgId, freshKey('index', 1))
      return readOrgKeys(tx, masters, orgId)
    })
    const data = new Map(keys.filter((key) => key.purpose === 'data').map((key) => [key.version, key]))
    const index = keys.findLast((key) => key.purpose === 'index')
    if (data.size === 0 || !index) throw new Error(`the keys of organisation ${orgId} are incomplete`)
    held.set(orgId, { readAt, data, index })
  }

  const reread = (orgId: string): Promise<void> => {
    const under = reading.get(orgId)
    if (under !== undefined) return under
    const started = read(orgId).finally(() => reading.delete(orgId))
    reading.set(orgId, started)
    return started
  }

  const of = (orgId: string): Held => {
    const keys = held.get(orgId)
    if (!keys) throw new Error(`the keys of organisation ${orgId} were not loaded before use`)
    return keys
  }

  const current = (orgId: string): DataKey => {
    const versions = [...of(orgId).data.values()]
    const usable = clock().getTime() - CURRENT_AFTER_MS
    const key = versions.findLast(({ madeAt }) => madeAt.getTime() <= usable) ?? versions[0]
    if (!key) throw new Error(`organisation ${orgId} has no data key`)
    return key
  }

  const sealBytes = (orgId: string, column: string, bytes: Uint8Array) =>
    sealEnvelope(current(orgId), { owner: orgId, column }, bytes)
  const openBytes = (orgId: string, column: string, bytes: Uint8Array) => {
    const { data } = of(orgId)
    return openEnvelope((version) => data.get(version)?.key ?? null, { owner: orgId, column }, bytes)
  }

  return {
    load: async (orgId) => {
      const keys = held.get(orgId)
      if (keys && clock().getTime() - keys.readAt < REREAD_AFTER_MS) return
      await reread(orgId)
    },
    seal: (orgId, column, text) => sealBytes(orgId, column, Buffer.from(text)),
    open: (orgId, column, bytes) => openBytes(orgId, column, bytes).toString(),
    sealBytes,
    openBytes,
    blind: (orgId, kind, value) => blindToken(of(orgId).index, kind, value),
    sealUnderMaster: (column, text) =>
      sealEnvelope(
        { algorithm, version: masterMark(masters.current), key: masters.current },
        { owner: 'house', column },
        Buffer.from(text),
      ),
    openUnderMaster: (column, bytes) =>
      openEnvelope((mark) => masterOf(masters, mark), { owner: 'house', column }, bytes).toString(),
    current,
    rotate: async (orgId) => {
      await reread(orgId)
      const version = Math.max(...of(orgId).data.keys()) + 1
      await inTenant(pool, orgId, (tx) => addOrgKey(tx, wrapping, orgId, freshKey('data', version)))
      await read(orgId)
      return version
    },
  }
}
