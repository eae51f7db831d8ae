import type { Instrument } from '@quancheng/contract/content/instrument.ts'
import type { Reliability } from '@quancheng/rules/change-over-time.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../db/db.ts'

const Known = z.strictObject({
  sd: z.number(),
  reliability: z.number(),
  source: z.string(),
  by: z.uuid(),
  at: z.iso.datetime(),
})
const Settings = z.object({ reliability: z.record(z.string(), Known).default({}) })
type Kept = z.infer<typeof Known>

/** How exactly scales measure, as the institution has set it, by `instrument scale`. */
export async function reliabilitiesOf(tx: Tx, orgId: string): Promise<Readonly<Record<string, Kept>>> {
  const { settings } = await tx
    .selectFrom('organisation')
    .select('settings')
    .where('id', '=', orgId)
    .executeTakeFirstOrThrow()
  return Settings.parse(settings).reliability
}

/** Writes one or takes it away; the application may only read its organisation, so this runs as the owner. */
export async function keepReliability(tx: Tx, orgId: string, of: string, known: Kept | null): Promise<void> {
  await sql`
    update organisation
    set settings = jsonb_set(settings, '{reliability}', jsonb_strip_nulls(
      coalesce(settings -> 'reliability', '{}') || ${JSON.stringify({ [of]: known })}::jsonb))
    where id = ${orgId}`.execute(tx)
}

export function reliabilityKey(instrument: string, scale: string): string {
  return `${instrument} ${scale}`
}

/** What holds for the main scale: what the institution set, otherwise what the content has a source for. */
export function mainReliability(
  instrument: Instrument,
  set: Readonly<Record<string, Kept>>,
): (Reliability & { readonly source: string; readonly by: string | null }) | null {
  const own = set[reliabilityKey(instrument.id, instrument.mainScale)]
  if (own) return own
  const shipped = instrument.scales.find(({ id }) => id === instrument.mainScale)?.reliableChange
  return shipped ? { ...shipped, by: null } : null
}
