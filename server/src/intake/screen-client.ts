import type { Work } from '../http/call.ts'
import { screenEncounters } from './screen-encounters.ts'

/** A score was taken: looks again at where this client lies now. */
export async function screenClient(work: Work, payload: Readonly<Record<string, unknown>>): Promise<void> {
  const stays = await work.tx
    .selectFrom('encounter')
    .select('id')
    .where('org_id', '=', work.orgId)
    .where('client_id', '=', String(payload.clientId))
    .where('status', '=', 'in-progress')
    .execute()
  await screenEncounters(
    work,
    stays.map((stay) => stay.id),
  )
}
