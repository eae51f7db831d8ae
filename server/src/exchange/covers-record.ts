import { mayGoTo } from '@quancheng/rules/consent.ts'
import { consentsOf } from '../clients/public.ts'
import type { Work } from '../http/call.ts'

type Asking = Pick<Work, 'tx' | 'orgId' | 'protect' | 'at'>

/**
 * To whom a client lets go what was signed, at this very instant; null is the record of the hospital that serves them.
 * Asked when signing, sending and reading: a consent taken back stops what has not left.
 */
export async function agreedBy(
  work: Asking,
  clientId: string,
): Promise<(recipient: string | null) => boolean> {
  const living = (await consentsOf(work, clientId)).filter((consent) => consent.living)
  return (recipient) => mayGoTo(living, recipient)
}
