import type { MappingFile } from '@quancheng/contract/content/hl7v2-mapping.ts'
import { getMapping } from '../content/hl7v2-mapping.ts'
import type { Tx } from '../db/db.ts'
import type { Sender } from './adt-message.ts'
import type { Source } from './mapping.ts'

const ANYONE = '*'
const DEFAULT_MAPPING = 'default'

/** Who may speak: for which organisation, and how. */
export interface Sources {
  /** Every sender that is named, the most closely named first, and last whoever is not. */
  readonly mappings: readonly Source[]
  /** For whom a sender speaks; null when for nobody. */
  organisationOf(sender: Sender | null): string | null
}

/** Reads which sender speaks for whom; under the owner's role for every organisation, else for one's own. */
export async function readSources(tx: Tx, known: readonly MappingFile[]): Promise<Sources> {
  const rows = await tx
    .selectFrom('hl7_source')
    .select(['org_id', 'application', 'facility', 'mapping'])
    .where('off_at', 'is', null)
    .execute()
  const nearest = rows.toSorted((a, b) => stars(a) - stars(b))
  const named = (word: string) => (word === ANYONE ? null : word)
  return {
    mappings: [
      ...nearest.map((row) => ({
        address: null,
        application: named(row.application),
        facility: named(row.facility),
        mapping: getMapping(known, row.mapping),
      })),
      { address: null, application: null, facility: null, mapping: getMapping(known, DEFAULT_MAPPING) },
    ],
    organisationOf: (sender) => nearestSource(nearest, sender)?.org_id ?? null,
  }
}

/** The source that speaks for a sender: of those that fit, the most closely named. */
export function nearestSource<S extends Sender>(sources: readonly S[], sender: Sender | null): S | null {
  const is = (word: string, sent: string | undefined) => word === ANYONE || word === sent
  return (
    sources
      .toSorted((a, b) => stars(a) - stars(b))
      .find(
        ({ application, facility }) => is(application, sender?.application) && is(facility, sender?.facility),
      ) ?? null
  )
}

function stars({
  application,
  facility,
}: {
  readonly application: string
  readonly facility: string
}): number {
  return (application === ANYONE ? 2 : 0) + (facility === ANYONE ? 1 : 0)
}
