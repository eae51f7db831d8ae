import type { StandardPack } from '@quancheng/contract/content/standard-pack.ts'
import type { ownPacks as contract } from '@quancheng/contract/own-packs.ts'
import type { Action, Work } from '../http/call.ts'
import { orNotFound } from '../http/refused.ts'
import { beginDraft } from './begin-draft.ts'
import { definitionOf } from './own-pack-store.ts'
import { OWN } from './packs-here.ts'

/** A copy of somebody's standard is another standard: it needs a designation of its own, and this institution issues it. */
export const copyPack: Action<typeof contract.copyPack> = async (call) => {
  const { input, content, actor } = call
  if (input.code.startsWith(OWN)) {
    const pack = orNotFound(await latestOf(call, input.code))
    const basedOn = `${pack.code}@${pack.version}`
    const { id, revision } = await beginDraft(call, actor.accountId, { pack, code: pack.code, basedOn })
    return { id, revision }
  }
  const base = orNotFound(content.findPack(input.code))
  const issuer = await nameOfHouse(call)
  const { id, revision } = await beginDraft(call, actor.accountId, {
    pack: {
      ...base,
      designation: '',
      year: null,
      issuer: { zh: issuer, en: issuer },
      fullText: {
        status: 'institution',
        source: issuer,
        note: {
          zh: `本院所写，以“${base.name.zh}”（${base.designation}）为底本。`,
          en: `Written by this institution, from “${base.name.en}” (${base.designation}).`,
        },
      },
    },
    code: await freeCode(call, `${OWN}${base.code}`),
    basedOn: `${base.code}@${base.version}`,
  })
  return { id, revision }
}

async function latestOf({ tx, orgId }: Work, code: string): Promise<StandardPack | null> {
  const row = await tx
    .selectFrom('own_pack')
    .select('definition')
    .where('org_id', '=', orgId)
    .where('code', '=', code)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? definitionOf(row) : null
}

async function nameOfHouse({ tx, orgId }: Work): Promise<string> {
  const { name } = await tx
    .selectFrom('organisation')
    .select('name')
    .where('id', '=', orgId)
    .executeTakeFirstOrThrow()
  return name
}

/** The code itself, or with the next number behind it, where this institution has not used it. */
export async function freeCode({ tx, orgId }: Work, wanted: string): Promise<string> {
  const taken = await tx
    .selectFrom('own_pack')
    .select('code')
    .distinct()
    .where('org_id', '=', orgId)
    .where('code', 'like', `${wanted}%`)
    .execute()
  const codes = new Set(taken.map(({ code }) => code))
  let number = 1
  const code = () => (number === 1 ? wanted : `${wanted}-${number}`)
  while (codes.has(code())) number += 1
  return code()
}
