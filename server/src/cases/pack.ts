import type { StandardPack } from '@quancheng/contract/content/standard-pack.ts'
import type { Texts } from '@quancheng/contract/content/texts.ts'
import type { ClosureReason } from '@quancheng/rules/closure.ts'
import type { CourseStep, Paper } from '@quancheng/rules/course.ts'
import type { Work } from '../http/call.ts'
import { refuse } from '../http/refused.ts'

/** The pack a case was opened under; content that a living case needs may not be taken away. */
export function packOf(content: Work['content'], code: string): StandardPack {
  const pack = content.findPack(code)
  if (!pack) throw new Error(`cases are kept under the standard pack ${code}, which is not in the content`)
  return pack
}

/** The pack asked for, or the organisation's own, or the one the content names for all others. */
export async function choosePack(
  { tx, orgId, content }: Pick<Work, 'tx' | 'orgId' | 'content'>,
  asked: string | null,
): Promise<StandardPack> {
  const code = asked ?? (await settingOf({ tx, orgId }, 'pack')) ?? defaultPack(content)
  return content.findPack(code) ?? refuse('cases.unknown-pack', { pack: code })
}

/** A setting the organisation has made for itself, when it is a text. */
export async function settingOf(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  name: string,
): Promise<string | null> {
  const { settings } = await tx
    .selectFrom('organisation')
    .select('settings')
    .where('id', '=', orgId)
    .executeTakeFirstOrThrow()
  const value = (settings as Record<string, unknown>)[name]
  return typeof value === 'string' && value !== '' ? value : null
}

function defaultPack(content: Work['content']): string {
  return [...content.packs.values()].find((pack) => pack.isDefault)?.code ?? ''
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
