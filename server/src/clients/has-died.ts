import type { Work } from '../http/call.ts'

/** Whether a client is known to have died. */
export async function hasDied({ tx, orgId }: Pick<Work, 'tx' | 'orgId'>, clientId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('client')
    .select('died_on')
    .where('org_id', '=', orgId)
    .where('id', '=', clientId)
    .executeTakeFirst()
  return row !== undefined && row.died_on !== null
}
