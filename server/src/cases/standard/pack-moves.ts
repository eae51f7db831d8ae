import type { CaseFile } from '@quancheng/contract/cases.ts'
import type { StandardPack } from '@quancheng/contract/content/standard-pack.ts'
import type { Work } from '../../http/call.ts'
import { findPackHere } from '../../library/public.ts'
import type { CaseRow } from '../case-store.ts'
import { offeredPacks } from './pack.ts'

type Reading = Pick<Work, 'tx' | 'orgId' | 'content' | 'protect'>

/** When a case went on under another standard, the latest first. */
export async function packMoves({ tx, orgId }: Pick<Reading, 'tx' | 'orgId'>, caseId: string) {
  return tx
    .selectFrom('case_pack_move')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('case_id', '=', caseId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}
type Move = Awaited<ReturnType<typeof packMoves>>[number]

/** The packs a case was kept under before, as its file says it. */
export async function earlierPacks(
  work: Reading,
  moves: readonly Move[],
  person: (id: string) => CaseFile['worker'],
): Promise<CaseFile['pack']['earlier']> {
  return Promise.all(
    moves.map(async ({ from_pack: code, from_version: version, ...move }) => {
      const pack = await findPackHere(work, code, version)
      return {
        code,
        version,
        name: pack?.name ?? { zh: code, en: code },
        until: move.at.toISOString(),
        by: person(move.by),
        reason: work.protect.open('case_pack_move.reason', move.reason_sealed),
      }
    }),
  )
}

/** Where a case may be moved: what cases are opened under here, and whatever it was kept under before. */
export async function targetsOf(
  work: Reading,
  row: CaseRow,
): Promise<readonly { readonly pack: StandardPack; readonly before: boolean }[]> {
  const [offered, moves] = await Promise.all([offeredPacks(work), packMoves(work, row.id)])
  const earlier = await Promise.all(
    moves.map((move) => findPackHere(work, move.from_pack, move.from_version)),
  )
  const all = new Map(
    [...offered, ...earlier.filter((pack) => pack !== null)].map((pack) => [keyOf(pack), pack]),
  )
  all.delete(`${row.pack}@${row.pack_version}`)
  const had = new Set(earlier.map((pack) => pack && keyOf(pack)))
  return [...all].map(([key, pack]) => ({ pack, before: had.has(key) }))
}

function keyOf({ code, version }: StandardPack): string {
  return `${code}@${version}`
}
