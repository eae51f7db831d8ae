import type { StandardPack } from '@quancheng/contract/content/standard-pack.ts'
import type { Work } from '../http/call.ts'
import { definitionOf } from './own-pack-store.ts'

/** The one place that answers which packs there are for an organisation: those of the content and its own, by version. */

type Reading = Pick<Work, 'tx' | 'orgId' | 'content'>

/** No pack of the content begins so (problems.ts), hence a code alone says where to look. */
export const OWN = 'own-'

/** A published version never changes, so each is read once; the oldest goes when there are too many. */
const read = new Map<string, StandardPack>()
const MOST_READ = 500

/** A pack in the version in use, or in the one asked for; null when there is none here. Drafts are not there. */
export async function findPackHere(
  work: Reading,
  code: string,
  version?: string,
): Promise<StandardPack | null> {
  if (!code.startsWith(OWN)) return work.content.findPack(code, version)
  if (version === undefined) return (await ownPacksHere(work)).find((pack) => pack.code === code) ?? null
  const known = read.get(keyOf(work.orgId, code, version))
  if (known || !/^\d{1,9}$/.test(version)) return known ?? null
  const row = await work.tx
    .selectFrom('own_pack')
    .select('definition')
    .where('org_id', '=', work.orgId)
    .where('code', '=', code)
    .where('version', '=', Number(version))
    .where('state', '<>', 'draft')
    .executeTakeFirst()
  return row ? remember(work.orgId, definitionOf(row)) : null
}

/** The institution's own packs in use, each in the version a new case is opened under. */
export async function ownPacksHere(work: Reading): Promise<readonly StandardPack[]> {
  const inUse = await work.tx
    .selectFrom('own_pack')
    .select(['code', 'version'])
    .where('org_id', '=', work.orgId)
    .where('state', '=', 'in-use')
    .orderBy('code')
    .execute()
  const packs = await Promise.all(inUse.map(({ code, version }) => findPackHere(work, code, String(version))))
  return packs.filter((pack) => pack !== null)
}

function remember(orgId: string, pack: StandardPack): StandardPack {
  if (read.size >= MOST_READ) for (const oldest of [...read.keys()].slice(0, 50)) read.delete(oldest)
  read.set(keyOf(orgId, pack.code, pack.version), pack)
  return pack
}

function keyOf(orgId: string, code: string, version: string): string {
  return `${orgId} ${code}@${version}`
}
