import { hasLivingConsent } from '../clients/public.ts'
import type { Work } from '../http/call.ts'

/**
 * Whether a client agreed to what goes into the record of the very hospital that serves them. Today that is the consent
 * to the service; a consent of its own for the record takes its place here and nowhere else. Asked when signing and again
 * when sending: a consent taken back stops what has not left.
 */
export async function coversRecord(
  work: Pick<Work, 'tx' | 'orgId' | 'protect' | 'at'>,
  clientId: string,
): Promise<boolean> {
  return hasLivingConsent(work, clientId, 'service')
}
