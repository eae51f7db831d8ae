import type { RequestLine } from '@quancheng/contract/intake.ts'
import type { Actor } from '@quancheng/rules/access.ts'
import type { Work } from '../http/call.ts'
import { notAgainst } from './request-store.ts'

export interface ClientRequest {
  readonly id: string
  readonly source: RequestLine['source']
  readonly urgency: RequestLine['urgency']
  readonly state: RequestLine['state']
  readonly raisedAt: string
  readonly dueAt: string | null
  readonly declineReason: string | null
  /** As whoever asked wrote them. */
  readonly words: string | null
}

const MOST_SHOWN = 200

/**
 * Every request about a client that is not a complaint kept from the reader, newest first; the caller has decided that the
 * client may be seen.
 */
export async function requestsOfClient(
  { tx, orgId, protect }: Pick<Work, 'tx' | 'orgId' | 'protect'>,
  actor: Actor,
  clientId: string,
): Promise<ClientRequest[]> {
  const rows = await tx
    .selectFrom('request as r')
    .select(['id', 'source', 'urgency', 'state', 'raised_at', 'due_at', 'decline_sealed', 'words_sealed'])
    .where('r.org_id', '=', orgId)
    .where('r.client_id', '=', clientId)
    .where(notAgainst(actor))
    .orderBy('raised_at', 'desc')
    .limit(MOST_SHOWN)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    source: row.source as RequestLine['source'],
    urgency: row.urgency as RequestLine['urgency'],
    state: row.state as RequestLine['state'],
    raisedAt: row.raised_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    declineReason: protect.openMaybe('request.decline', row.decline_sealed),
    words: protect.openMaybe('request.words', row.words_sealed),
  }))
}
