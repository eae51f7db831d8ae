import type { Instrument } from '@quancheng/contract/content/instrument.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../db/db.ts'

const Licence = z.strictObject({ by: z.uuid(), at: z.iso.datetime(), words: z.string() })
const Settings = z.object({ licences: z.record(z.string(), Licence).default({}) })
export type Licence = z.infer<typeof Licence>

/** By what right the institution uses which instrument; what is not here it may not use. */
export async function licencesOf(tx: Tx, orgId: string): Promise<Readonly<Record<string, Licence>>> {
  const { settings } = await tx
    .selectFrom('organisation')
    .select('settings')
    .where('id', '=', orgId)
    .executeTakeFirstOrThrow()
  return Settings.parse(settings).licences
}

/** Writes one licence or takes it away; the application may only read its organisation, so this runs as the owner. */
export async function keepLicence(
  tx: Tx,
  orgId: string,
  instrument: string,
  licence: Licence | null,
): Promise<void> {
  await sql`
    update organisation
    set settings = jsonb_set(settings, '{licences}', jsonb_strip_nulls(
      coalesce(settings -> 'licences', '{}') || ${JSON.stringify({ [instrument]: licence })}::jsonb))
    where id = ${orgId}`.execute(tx)
}

/** Whether an instrument may be used with the licences an institution holds. */
export function isUsable(
  { id, availability }: Pick<Instrument, 'id' | 'availability'>,
  licences: Readonly<Record<string, Licence>>,
): boolean {
  return availability !== 'licence-needed' || id in licences
}
