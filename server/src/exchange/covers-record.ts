import { hasLivingConsent } from '../clients/public.ts'
import type { Work } from '../http/call.ts'

/**
 * Whether a client agreed to what goes into the record of the very hospital that serves them: the consent to the record,
 * apart from the one to be served. Asked when signing, sending and reading: taken back, it stops what has not left.
 */
export async function coversRecord(
  work: Pick<Work, 'tx' | 'orgId' | 'protect' | 'at'>,
  clientId: string,
): Promise<boolean> {
  return hasLivingConsent(work, clientId, 'record')
}
