import { isIP } from 'node:net'
import type { Settings } from '../http/call.ts'

export const PARTY_NAME = '全程 Quancheng'

export interface RelyingParty {
  readonly id: string
  readonly origin: string
}

/**
 * Whom a passkey is made for. Browsers make none for a numeric address: the demonstration's 127.0.0.1 counts as
 * localhost, any other number has none.
 */
export function relyingParty({ origin }: Pick<Settings, 'origin'>): RelyingParty | null {
  const url = new URL(origin)
  if (url.hostname === '127.0.0.1' || url.hostname === '[::1]') url.hostname = 'localhost'
  if (isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0) return null
  const safe = url.protocol === 'https:' || url.hostname === 'localhost'
  return safe ? { id: url.hostname, origin: url.origin } : null
}
