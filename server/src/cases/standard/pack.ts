import type { StandardPack } from '@quancheng/contract/content/standard-pack.ts'
import type { Texts } from '@quancheng/contract/content/texts.ts'
import type { ClosureReason } from '@quancheng/rules/closure.ts'
import type { CourseStep, Paper } from '@quancheng/rules/course.ts'
import type { Work } from '../../http/call.ts'
import { refuse } from '../../http/refused.ts'
import { findPackHere, ownPacksHere } from '../../library/public.ts'

/** The pack a case is kept under, in its version; the start has seen that it is there (`missing-packs.ts`). */
export async function packOf(
  work: Pick<Work, 'tx' | 'orgId' | 'content'>,
  { pack: code, pack_version: version }: { readonly pack: string; readonly pack_version: string },
): Promise<StandardPack> {
  const pack = await findPackHere(work, code, version)
  if (!pack) throw new Error(`cases are kept under ${code}, version ${version}, which is not here`)
  return pack
}

/** What a case can be opened under here: the institution's standard first, then those it has made or lets one choose. */
export async function offeredPacks(
  work: Pick<Work, 'tx' | 'orgId' | 'content'>,
): Promise<readonly StandardPack[]> {
  const { content } = work
  const [{ pack, packs }, made] = await Promise.all([settingsOf(work), ownPacksHere(work)])
  const find = (code: unknown) =>
    typeof code === 'string' ? (made.find((one) => one.code === code) ?? content.findPack(code)) : null
  const first = find(pack) ?? [...content.packs.values()].find((one) => one.isDefault)
  const others = Array.isArray(packs) ? packs.map(find) : []
  return [...new Set([first, ...made, ...others])].filter((one) => one !== null && one !== undefined)
}

/** The pack asked for, or the institution's own. */
export async function choosePack(
  work: Pick<Work, 'tx' | 'orgId' | 'content'>,
  asked: string | null,
): Promise<StandardPack> {
  const offered = await offeredPacks(work)
  const chosen = asked === null ? offered[0] : offered.find(({ code }) => code === asked)
  if (chosen) return chosen
  return asked !== null && (await findPackHere(work, asked))
    ? refuse('cases.pack-not-offered', { pack: asked })
    : refuse('cases.unknown-pack', { pack: asked ?? '' })
}

/** A setting the organisation has made for itself, when it is a text. */
export async function settingOf(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  name: string,
): Promise<string | null> {
  const value = (await settingsOf({ tx, orgId }))[name]
  return typeof value === 'string' && value !== '' ? value : null
}

async function settingsOf({ tx, orgId }: Pick<Work, 'tx' | 'orgId'>): Promise<Record<string, unknown>> {
  const { settings } = await tx
    .selectFrom('organisation')
    .select('settings')
    .where('id', '=', orgId)
    .executeTakeFirstOrThrow()
  return settings as Record<string, unknown>
}

export interface StepOfPack extends CourseStep {
  readonly name: Texts
}

/** A pack as the rules walk it. */
export function courseOf(pack: StandardPack): { readonly steps: readonly StepOfPack[] } {
  return { steps: pack.course.steps }
}

/** Papers nobody can ask for any more when a case ends for this reason. */
export function waivedBy(pack: StandardPack, reason: ClosureReason): readonly Paper[] {
  return pack.closureReasons.find((entry) => entry.reason === reason)?.waives ?? []
}

/** What the pack leaves open and nobody has set: shown as 未配置. */
export function unsetOf(pack: StandardPack): { parameter: string; name: Texts }[] {
  return Object.entries({ ...pack.parameters, ...pack.followUp })
    .filter(([, { value }]) => value === null)
    .map(([parameter, { name }]) => ({ parameter, name }))
}
