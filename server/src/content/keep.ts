import { Instrument } from '@quancheng/contract/content/instrument.ts'
import { StandardPack } from '@quancheng/contract/content/standard-pack.ts'
import { isSameValue } from '@quancheng/rules/same-value.ts'
import { sql } from 'kysely'
import type { Pool } from 'pg'
import type { z } from 'zod'
import { asOwner, type Tx } from '../db/db.ts'
import type { Changed, Content } from './load.ts'

/**
 * The content with every version as this house first had it. What changed without a new version is not taken while
 * somebody works by it, and versions whose files are gone are still there for what was begun under them.
 */
export async function keepContent(pool: Pool, content: Content, at: Date): Promise<Content> {
  return asOwner(pool, async (tx) => {
    const packs = await keepKind(tx, at, {
      kind: 'pack',
      schema: StandardPack,
      files: content.packVersions,
      keyOf: (pack) => pack.code,
      asBefore: (file) => file,
      isUsed: (code, version) =>
        exists(tx, sql`select from case_file where pack = ${code} and pack_version = ${version}`),
    })
    const instruments = await keepKind(tx, at, {
      kind: 'instrument',
      schema: Instrument,
      files: [...content.instruments.values()],
      keyOf: (instrument) => instrument.id,
      // An alarm that is added changes no score and no answer, and must not wait for a version.
      asBefore: (file, kept) => ({
        ...file,
        examples: kept.examples,
        flags: file.flags.filter(({ code }) => kept.flags.some((flag) => flag.code === code)),
      }),
      isUsed: (id, version) =>
        exists(tx, sql`select from assessment where instrument = ${id} and version = ${version}`),
    })
    const current = <T extends { readonly version: string }>(
      shipped: ReadonlyMap<string, T>,
      kept: ReadonlyMap<string, T>,
    ) => new Map([...shipped].map(([key, one]) => [key, kept.get(`${key}@${one.version}`) ?? one]))
    const packsNow = current(content.packs, packs.versions)
    const instrumentsNow = current(content.instruments, instruments.versions)
    return {
      ...content,
      packs: packsNow,
      packVersions: [...packs.versions.values()],
      instruments: instrumentsNow,
      changed: [...packs.changed, ...instruments.changed],
      findPack: (code, version) =>
        (version === undefined ? packsNow.get(code) : packs.versions.get(`${code}@${version}`)) ?? null,
      findInstrument: (id, version) =>
        instruments.versions.get(`${id}@${version}`) ?? instrumentsNow.get(id) ?? null,
    }
  })
}

/** What an operator has to do about it. */
export function changedSentence({ kind, code, version }: Changed): string {
  const folder = kind === 'pack' ? 'packs' : 'instruments'
  return (
    `content/${folder}: the file of ${code} was changed and still says version ${version}, by which people work here. ` +
    `The change is not taken: give it a new version (docs/content.md, “Change a standard pack”).`
  )
}

interface Kind<T> {
  readonly kind: Changed['kind']
  readonly schema: z.ZodType<T>
  readonly files: readonly T[]
  readonly keyOf: (one: T) => string
  /** The file without what may be added to a version at any time. */
  readonly asBefore: (file: T, kept: T) => T
  /** Whether anybody works by a version. */
  readonly isUsed: (code: string, version: string) => Promise<boolean>
}

async function keepKind<T extends { readonly version: string }>(
  tx: Tx,
  at: Date,
  { kind, schema, files, keyOf, asBefore, isUsed }: Kind<T>,
): Promise<{ readonly versions: ReadonlyMap<string, T>; readonly changed: readonly Changed[] }> {
  const rows = await tx.selectFrom('content_version').selectAll().where('kind', '=', kind).execute()
  // A text an older house kept and this one can no longer read is as good as none.
  const versions = new Map(
    rows.flatMap((row) => {
      const read = schema.safeParse(row.definition)
      return read.success ? [[`${row.code}@${row.version}`, read.data] as const] : []
    }),
  )
  const changed: Changed[] = []
  for (const file of files) {
    const [code, { version }] = [keyOf(file), file]
    const kept = versions.get(`${code}@${version}`)
    const isSame =
      kept !== undefined && isSameValue(withoutSources(kept), withoutSources(asBefore(file, kept)))
    if (kept !== undefined && !isSame && (await isUsed(code, version))) {
      changed.push({ kind, code, version })
      continue
    }
    versions.set(`${code}@${version}`, file)
    if (isSame && isSameValue(kept, file)) continue
    const definition = JSON.stringify(file)
    await tx
      .insertInto('content_version')
      .values({ kind, code, version, definition, kept_at: at })
      .onConflict((conflict) => conflict.columns(['kind', 'code', 'version']).doUpdateSet({ definition }))
      .execute()
  }
  return { versions, changed }
}

/** Where something comes from may be put right at any time: nobody's case runs otherwise for it. */
const SOURCES = new Set(['source', 'papersSource', 'licence', 'wordings'])

function withoutSources(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSources)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !SOURCES.has(key))
      .map(([key, part]) => [key, withoutSources(part)]),
  )
}

async function exists(tx: Tx, rows: ReturnType<typeof sql>): Promise<boolean> {
  const { rows: found } = await sql<{ found: boolean }>`select exists (${rows}) as found`.execute(tx)
  return found[0]?.found === true
}
