import { openGate } from '../compliance/public.ts'
import type { Work } from '../http/call.ts'

/** A system that becomes another body's is put into use only where handing over was assessed (个保法 55). */
export async function openForOthers(
  work: Work,
  { recipient }: { readonly recipient: string | null },
  before: string | null,
): Promise<void> {
  if (recipient && recipient !== before) await openGate(work, 'other-body')
}
