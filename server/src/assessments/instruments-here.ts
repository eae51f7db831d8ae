import { Instrument } from '@quancheng/contract/content/instrument.ts'
import type { Selectable } from 'kysely'
import type { Content } from '../content/load.ts'
import type { Tables } from '../db/tables.ts'
import type { Work } from '../http/call.ts'

type Asking = Pick<Work, 'tx' | 'orgId' | 'content'>
export type OwnRow = Selectable<Tables['own_instrument']>

/** Every version the institution brought in, oldest first. */
export async function ownRows({ tx, orgId }: Pick<Work, 'tx' | 'orgId'>): Promise<readonly OwnRow[]> {
  return tx
    .selectFrom('own_instrument')
    .selectAll()
    .where('org_id', '=', orgId)
    .orderBy('made_at')
    .orderBy('id')
    .execute()
}

/**
 * The content as it is here: what ships and what the institution brought in. The one place where an instrument is looked
 * for; its own are found in the version asked for, otherwise in the newest.
 */
export async function contentHere(work: Asking): Promise<Content> {
  return withOwn(work.content, await ownRows(work))
}

export function withOwn(content: Content, rows: readonly OwnRow[]): Content {
  if (rows.length === 0) return content
  const versions = rows.map((row) => Instrument.parse(row.definition))
  const newest = new Map(versions.map((one) => [one.id, one]))
  return {
    ...content,
    instruments: new Map([...content.instruments, ...newest]),
    findInstrument: (id, version) =>
      versions.find((one) => one.id === id && one.version === version) ??
      newest.get(id) ??
      content.findInstrument(id, version),
  }
}
