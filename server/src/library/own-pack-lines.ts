import type { OwnPackLine } from '@quancheng/contract/own-packs.ts'
import { namesOf } from '../access/colleagues.ts'
import type { Work } from '../http/call.ts'
import { casesUnder, definitionOf, type OwnPackRow } from './own-pack-store.ts'
import { findPackHere } from './packs-here.ts'

type Reading = Pick<Work, 'tx' | 'orgId' | 'content'>

/** Versions as the list shows them. */
export async function linesOf(work: Reading, rows: readonly OwnPackRow[]): Promise<OwnPackLine[]> {
  const [standard, names] = await Promise.all([
    standardHere(work),
    namesOf(
      work,
      rows.map((row) => row.made_by),
    ),
  ])
  return Promise.all(
    rows.map(async (row): Promise<OwnPackLine> => {
      const { designation, name } = definitionOf(row)
      return {
        id: row.id,
        code: row.code,
        version: row.version,
        state: row.state as OwnPackLine['state'],
        designation,
        name,
        basedOn: await baseOf(work, row),
        isStandard: row.state === 'in-use' && row.code === standard,
        cases: row.state === 'draft' ? 0 : await casesUnder(work, row.code, row.version),
        madeBy: { id: row.made_by, name: names.get(row.made_by) ?? '—' },
        changedAt: row.changed_at.toISOString(),
        publishedAt: row.published_at?.toISOString() ?? null,
        revision: row.revision,
      }
    }),
  )
}

/** What a version was copied from, as it stands in that version. */
export async function findBase(work: Reading, { based_on: base }: Pick<OwnPackRow, 'based_on'>) {
  const [code, version] = base?.split('@') ?? []
  return code && version ? findPackHere(work, code, version) : null
}

async function baseOf(work: Reading, row: OwnPackRow): Promise<OwnPackLine['basedOn']> {
  const base = await findBase(work, row)
  return base && { code: base.code, version: base.version, name: base.name }
}

/** The standard the institution has chosen; null: the content's default. */
export async function standardHere({ tx, orgId }: Pick<Work, 'tx' | 'orgId'>): Promise<string | null> {
  const { settings } = await tx
    .selectFrom('organisation')
    .select('settings')
    .where('id', '=', orgId)
    .executeTakeFirstOrThrow()
  const { pack } = settings as { readonly pack?: unknown }
  return typeof pack === 'string' ? pack : null
}
