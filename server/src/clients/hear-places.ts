import { newId } from '@quancheng/contract/new-id.ts'
import { sql } from 'kysely'
import { rowsAsTable } from '../db/rows-as-table.ts'
import type { Work } from '../http/call.ts'

interface Place {
  readonly stayId: string
  readonly departmentId: string | null
  readonly bed: string | null
  readonly at: Date
}

/** lies: here from then on · leaves: from then on nowhere · returns: the last leaving never was · was: only the past is told. */
export type PlaceNews =
  | (Place & { readonly kind: 'none' | 'lies' | 'leaves' | 'returns' })
  | (Place & { readonly kind: 'was'; readonly until: Date })

/** Keeps the history of where people lay: one place ends where the next begins. */
export async function hearPlaces(work: Work, news: readonly PlaceNews[]): Promise<void> {
  await closePlaces(
    work,
    news.filter(({ kind }) => kind === 'lies' || kind === 'leaves'),
  )
  await Promise.all([
    addPlaces(
      work,
      news.filter(({ kind }) => kind === 'lies' || kind === 'was'),
    ),
    openPlacesAgain(
      work,
      news.filter(({ kind }) => kind === 'returns'),
    ),
  ])
}

async function closePlaces({ tx, orgId }: Work, places: readonly PlaceNews[]): Promise<void> {
  if (places.length === 0) return
  const rows = places.map(({ stayId, at }) => ({ stay_id: stayId, at }))
  await sql`
    update encounter_place p set until = greatest(p.since, given.at)
    from ${rowsAsTable({ stay_id: 'uuid', at: 'timestamptz' }, rows)}
    where p.org_id = ${orgId} and p.encounter_id = given.stay_id and p.until is null`.execute(tx)
}

async function addPlaces({ tx, orgId, at }: Work, places: readonly PlaceNews[]): Promise<void> {
  if (places.length === 0) return
  const rows = places.map((place) => ({
    id: newId(at.getTime()),
    encounter_id: place.stayId,
    department_id: place.departmentId,
    bed: place.bed,
    since: place.at,
    until: place.kind === 'was' ? place.until : null,
  }))
  await sql`
    insert into encounter_place (org_id, id, encounter_id, department_id, bed, since, until)
    select ${orgId}, given.*
    from ${rowsAsTable(
      {
        id: 'uuid',
        encounter_id: 'uuid',
        department_id: 'uuid',
        bed: 'text',
        since: 'timestamptz',
        until: 'timestamptz',
      },
      rows,
    )}`.execute(tx)
}

async function openPlacesAgain({ tx, orgId }: Work, places: readonly PlaceNews[]): Promise<void> {
  if (places.length === 0) return
  await sql`
    update encounter_place p set until = null
    where p.org_id = ${orgId} and p.id in (
      select distinct on (encounter_id) id from encounter_place
      where org_id = ${orgId} and encounter_id = any(${places.map(({ stayId }) => stayId)}::uuid[])
      order by encounter_id, since desc)`.execute(tx)
}
