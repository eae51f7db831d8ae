import type { Pool } from 'pg'
import { asOwner, inTenant, type Tx } from '../db/db.ts'
import { HOUSE_ID } from '../http/house-id.ts'
import type { Algorithm } from './envelope.ts'
import type { KeyRing } from './keys.ts'
import type { MasterKeys } from './master-key.ts'
import { rewrapOrgKeys } from './org-keys.ts'

/**
 * Brings everything the previous master key wrapped under the current one, organisation by organisation; afterwards
 * the previous master can be forgotten. Data is not touched. Safe to stop and to run again. Answers how many keys and
 * second-factor secrets were wrapped again.
 */
export async function changeMaster(parts: {
  readonly pool: Pool
  readonly masters: MasterKeys
  readonly algorithm: Algorithm
  readonly keys: KeyRing
}): Promise<number> {
  const { pool, masters, algorithm, keys } = parts
  const organisations = await asOwner(pool, (tx) => tx.selectFrom('organisation').select('id').execute())
  let wrapped = 0
  for (const orgId of [HOUSE_ID, ...organisations.map(({ id }) => id)])
    wrapped += await inTenant(pool, orgId, (tx) => rewrapOrgKeys(tx, { masters, algorithm }, orgId))
  return wrapped + (await asOwner(pool, (tx) => resealSecondFactors(tx, keys)))
}

async function resealSecondFactors(tx: Tx, keys: KeyRing): Promise<number> {
  const accounts = await tx
    .selectFrom('account')
    .select(['id', 'totp_sealed'])
    .where('totp_sealed', 'is not', null)
    .forUpdate()
    .execute()
  for (const { id, totp_sealed: sealed } of accounts) {
    if (!sealed) continue
    const again = keys.sealUnderMaster('account.totp', keys.openUnderMaster('account.totp', sealed))
    await tx.updateTable('account').set({ totp_sealed: again }).where('id', '=', id).execute()
  }
  return accounts.length
}
