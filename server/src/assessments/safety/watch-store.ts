import type { WatchLine } from '@quancheng/contract/safety.ts'
import { WATCH_LEVELS, type Watch, type WatchLevel, type WatchState } from '@quancheng/rules/watch.ts'
import { type RawBuilder, type Selectable, sql } from 'kysely'
import { namesOf, supervisorsOf, workers } from '../../access/colleagues.ts'
import type { OwnedColumns } from '../../access/visible.ts'
import { clientLines } from '../../clients/public.ts'
import type { Tables } from '../../db/tables.ts'
import type { Work } from '../../http/call.ts'
import { orNotFound } from '../../http/refused.ts'

export type WatchRow = Selectable<Tables['watch']>
type Reading = Pick<Work, 'tx' | 'orgId'>

/** Whose a watch is, for whoever may end one; the list itself is seen by the whole house. */
export const WATCH_OWNED: OwnedColumns = { own: [], team: 'w.team_id', department: 'w.department_id' }

export async function lockWatch(
  work: Reading,
  id: string,
  seen: RawBuilder<boolean> = sql<boolean>`true`,
): Promise<WatchRow> {
  return orNotFound(await findWatch(work, id, seen))
}

/** The same for a job: a watch that is not there is no mistake. */
export async function findWatch(
  { tx, orgId }: Reading,
  id: string,
  seen: RawBuilder<boolean> = sql<boolean>`true`,
): Promise<WatchRow | undefined> {
  return tx
    .selectFrom('watch as w')
    .selectAll('w')
    .where('w.org_id', '=', orgId)
    .where('w.id', '=', id)
    .where(seen)
    .forUpdate()
    .executeTakeFirst()
}

/** The watches over one client; two when two watched records were merged. */
export async function liveWatchesOf({ tx, orgId }: Reading, clientId: string): Promise<WatchRow[]> {
  return tx
    .selectFrom('watch')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('client_id', '=', clientId)
    .where('ended_at', 'is', null)
    .orderBy('begun_at')
    .orderBy('id')
    .execute()
}

/** Live watches somebody has to do with, locked. */
export async function watchesOfPerson({ tx, orgId }: Reading, accountId: string): Promise<WatchRow[]> {
  return tx
    .selectFrom('watch')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('ended_at', 'is', null)
    .where((either) => either.or([either('holder_id', '=', accountId), either('handing_to', '=', accountId)]))
    .orderBy('id')
    .forUpdate()
    .execute()
}

const MOST_SHOWN = 200

/** The watch list: what is due first stands first; ended ones newest first. */
export async function watchRows(
  { tx, orgId }: Reading,
  of: 'live' | 'ended',
): Promise<{ rows: WatchRow[]; more: boolean }> {
  const which = tx
    .selectFrom('watch')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('ended_at', of === 'live' ? 'is' : 'is not', null)
  const sorted =
    of === 'live' ? which.orderBy(sql`next_look_at nulls first`) : which.orderBy('ended_at', 'desc')
  const rows = await sorted
    .orderBy('id')
    .limit(MOST_SHOWN + 1)
    .execute()
  return { rows: rows.slice(0, MOST_SHOWN), more: rows.length > MOST_SHOWN }
}

export async function watchLines(
  work: Pick<Work, 'tx' | 'orgId' | 'protect' | 'at'>,
  rows: readonly WatchRow[],
): Promise<WatchLine[]> {
  const [names, clients] = await Promise.all([
    namesOf(
      work,
      rows.flatMap((row) => [row.holder_id, row.handing_to, row.end_asked_by]),
    ),
    clientLines(
      work,
      rows.map((row) => row.client_id),
    ),
  ])
  const person = (id: string) => ({ id, name: names.get(id) ?? '' })
  return rows.flatMap((row) => {
    const client = clients.get(row.client_id)
    if (!client) return []
    return [
      {
        id: row.id,
        client,
        caseId: row.case_id,
        level: levelOf(row.level),
        state: row.state as WatchState,
        since: row.begun_at.toISOString(),
        holder: person(row.holder_id),
        nextLookAt: row.next_look_at?.toISOString() ?? null,
        lastLookAt: row.last_look_at?.toISOString() ?? null,
        escalation: Math.max(row.look_told, row.hand_told, row.end_told),
        handingTo: row.handing_to === null ? null : person(row.handing_to),
        endAskedBy: row.end_asked_by === null ? null : person(row.end_asked_by),
        revision: row.revision,
      },
    ]
  })
}

/** A stored watch as the rules read it. */
export function asRule(row: WatchRow): Watch {
  return {
    state: row.state as WatchState,
    level: levelOf(row.level),
    holderId: row.holder_id,
    nextLookAtMs: row.next_look_at?.getTime() ?? null,
    lookTold: row.look_told,
    handingToId: row.handing_to,
    handedAtMs: row.handed_at?.getTime() ?? null,
    handTold: row.hand_told,
    endAskedBy: row.end_asked_by,
    endAskedAtMs: row.end_asked_at?.getTime() ?? null,
    endTold: row.end_told,
  }
}

export function levelOf(text: string): WatchLevel {
  const level = WATCH_LEVELS.find((each) => each === text)
  if (level === undefined) throw new Error(`${text} is no level of a watch`)
  return level
}

type Written = { id: string; revision: number }

/** Writes what a rule made of a watch, and what belongs beside it; the revision moves on. */
export async function saveWatch(
  work: Reading,
  row: WatchRow,
  watch: Watch,
  beside: Partial<
    Pick<
      WatchRow,
      'last_look_at' | 'team_id' | 'ended_by' | 'ended_at' | 'end_reason_sealed' | 'end_remark_sealed'
    >
  > = {},
): Promise<Written> {
  const revision = row.revision + 1
  await write(work, row.id, { ...columnsOf(watch), ...beside, revision })
  return { id: row.id, revision }
}

/** Notes who has been told. Not a change anybody has to have seen: the revision stays. */
export async function noteTold(work: Reading, id: string, watch: Watch): Promise<void> {
  await write(work, id, { look_told: watch.lookTold, hand_told: watch.handTold, end_told: watch.endTold })
}

async function write({ tx, orgId }: Reading, id: string, changes: Partial<WatchRow>): Promise<void> {
  await tx.updateTable('watch').set(changes).where('org_id', '=', orgId).where('id', '=', id).execute()
}

function columnsOf(watch: Watch) {
  const at = (ms: number | null) => (ms === null ? null : new Date(ms))
  return {
    state: watch.state,
    level: watch.level,
    holder_id: watch.holderId,
    next_look_at: at(watch.nextLookAtMs),
    look_told: watch.lookTold,
    handing_to: watch.handingToId,
    handed_at: at(watch.handedAtMs),
    hand_told: watch.handTold,
    end_asked_by: watch.endAskedBy,
    end_asked_at: at(watch.endAskedAtMs),
    end_told: watch.endTold,
  }
}

/** Who answers for whoever holds a watch. */
export async function supervisorsOfHolder(work: Work, holderId: string): Promise<string[]> {
  const holder = (await workers(work)).find((each) => each.id === holderId)
  return supervisorsOf(work, [{ supervisorId: holder?.supervisorId ?? null }], 'assessments.confirm')
}
