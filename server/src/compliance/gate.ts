import type { Gate } from '@quancheng/contract/content/impact.ts'
import { unlessAssessed } from '@quancheng/rules/impact.ts'
import type { Work } from '../http/call.ts'
import { orRefuse } from '../http/refused.ts'
import { livingKinds } from './impact-store.ts'

/** Refuses to put something into use that nobody has assessed (个保法 55); what is in use already goes on. */
export async function openGate(
  work: Pick<Work, 'tx' | 'orgId' | 'at' | 'content'>,
  gate: Gate,
): Promise<void> {
  const opening = work.content.impact.kinds.filter(({ opens }) => opens.includes(gate)).map(({ id }) => id)
  const no = unlessAssessed(opening, await livingKinds(work))
  if (no !== null) orRefuse(no)
}
