import { sql } from 'kysely'
import type { Work } from '../http/call.ts'
import { lockClients, searchablesOf } from './client-store.ts'
import { FEED, hearPeople } from './hear-people.ts'
import { addNumbers, findHolders, type Holder, type IssuedNumber, keyOf } from './identifier-store.ts'
import { type Moved, moveEverything } from './move-everything.ts'
import { renewTokens } from './token-store.ts'

/** What became of one pair; `several` and `cycle` changed nothing and need a person. */
export type HeardMerge =
  | { readonly kind: 'merged' | 're-keyed' | 'known' | 'new' | 'nothing'; readonly clientId: string }
  | { readonly kind: 'several' | 'cycle' }

/**
 * The hospital says that two of its numbers are one person (A40). Both known: everything of the prior becomes the
 * survivor's. One known: that person carries both numbers. Neither: somebody new does. Names and birth dates are not
 * touched. Said again it changes nothing; said the other way round after it was done it is a cycle.
 */
export async function hearMerge(
  work: Work,
  {
    survivor,
    prior,
  }: { readonly survivor: readonly IssuedNumber[]; readonly prior: readonly IssuedNumber[] },
): Promise<HeardMerge> {
  const holders = await findHolders(work, [...survivor, ...prior])
  const kept = held(work, holders, survivor)
  const given = held(work, holders, prior)
  const [survivorId, ...others] = clientsOf(kept)
  if (others.length > 0) return { kind: 'several' }
  const priorIds = clientsOf(given)
  const [priorId] = priorIds
  if (survivorId === undefined) {
    if (priorIds.length > 1) return { kind: 'several' }
    return priorId === undefined ? addBoth(work, survivor, prior) : reKey(work, priorId, survivor, given)
  }
  if (priorIds.includes(survivorId) && (await isCycle(work, survivorId, kept, given)))
    return { kind: 'cycle' }

  const merged = priorIds.filter((id) => id !== survivorId)
  for (const id of merged) {
    const people = await lockClients(work, [survivorId, id])
    const [to, from] = [people.get(survivorId), people.get(id)]
    if (!to || !from) throw new Error('a number is held by nobody')
    await moveEverything(work, { survivor: to, prior: from, source: FEED, by: null })
  }
  const learnt = await learn(work, survivorId, { survivor, prior, holders })
  await grewOld(work, given)
  if (merged.length > 0) return { kind: 'merged', clientId: survivorId }
  return { kind: learnt ? 'known' : 'nothing', clientId: survivorId }
}

function held(work: Work, holders: ReadonlyMap<string, Holder>, numbers: readonly IssuedNumber[]): Holder[] {
  return numbers.flatMap((number) => holders.get(keyOf(work, number)) ?? [])
}

function clientsOf(holders: readonly Holder[]): string[] {
  return [...new Set(holders.map(({ clientId }) => clientId))]
}

async function addBoth(
  work: Work,
  survivor: readonly IssuedNumber[],
  prior: readonly IssuedNumber[],
): Promise<HeardMerge> {
  const news = { identifiers: survivor, saidAt: null }
  const [person] = await hearPeople(work, [{ row: null, news }], new Map())
  if (!person) throw new Error('nobody was added')
  await learn(work, person.clientId, { survivor: [], prior, holders: new Map() })
  return { kind: 'new', clientId: person.clientId }
}

async function reKey(
  work: Work,
  clientId: string,
  survivor: readonly IssuedNumber[],
  given: readonly Holder[],
): Promise<HeardMerge> {
  await learn(work, clientId, { survivor, prior: [], holders: new Map() })
  await grewOld(work, given)
  return { kind: 're-keyed', clientId }
}

/** Gives a person the numbers nobody held; answers whether there were any. */
async function learn(
  work: Work,
  clientId: string,
  {
    survivor,
    prior,
    holders,
  }: {
    readonly survivor: readonly IssuedNumber[]
    readonly prior: readonly IssuedNumber[]
    readonly holders: ReadonlyMap<string, Holder>
  },
): Promise<boolean> {
  const unheld = (numbers: readonly IssuedNumber[]) =>
    numbers.filter((number) => !holders.has(keyOf(work, number)))
  const added = [
    ...unheld(survivor).map((number) => ({ clientId, number, use: 'usual' as const })),
    ...unheld(prior).map((number) => ({ clientId, number, use: 'old' as const })),
  ]
  if (added.length === 0) return false
  await addNumbers(work, added)
  const people = await lockClients(work, [clientId])
  await renewTokens(work, await searchablesOf(work, [...people.values()]))
  return true
}

async function grewOld({ tx, orgId }: Work, given: readonly Holder[]): Promise<void> {
  const ids = given.filter(({ use }) => use === 'usual').map(({ identifierId }) => identifierId)
  if (ids.length === 0) return
  await sql`
    update client_identifier set use = 'old' where org_id = ${orgId} and id = any(${ids}::uuid[])`.execute(tx)
}

/**
 * Both numbers are one person's already. Whether that is what is being said again, or its opposite, stands in the
 * merges that were made: the survivor's number may not come from a record that was merged into the prior's.
 */
async function isCycle(
  work: Work,
  holderId: string,
  kept: readonly Holder[],
  given: readonly Holder[],
): Promise<boolean> {
  const merges = await mergesInto(work, holderId)
  const originOf = ({ identifierId }: Holder) => {
    const carried = merges.filter(({ moved }) => moved.client_identifier?.includes(identifierId))
    return (
      carried.find(({ priorId }) => carried.every((one) => one.survivorId !== priorId))?.priorId ?? holderId
    )
  }
  const after = (id: string): string[] => {
    const next = merges.find(({ priorId }) => priorId === id)
    return next ? [next.survivorId, ...after(next.survivorId)] : []
  }
  const origins = new Set(kept.map(originOf))
  const priors = new Set(given.map(originOf))
  const opposite = [...origins].some(
    (origin) => !priors.has(origin) && after(origin).some((id) => priors.has(id)),
  )
  const within = [...origins].some((origin) => priors.has(origin))
  const isGivenUp = kept.every(({ use }) => use === 'old') && given.some(({ use }) => use === 'usual')
  return opposite || (within && isGivenUp)
}

/** The merges that lead to this person. */
async function mergesInto({ tx, orgId }: Work, holderId: string) {
  const { rows } = await sql<{ priorId: string; survivorId: string; moved: Moved }>`
    with recursive family as (
      select ${holderId}::uuid as id
      union
      select m.prior_id from family join client_merge m
        on m.org_id = ${orgId} and m.survivor_id = family.id and m.reversed_at is null
    )
    select m.prior_id as "priorId", m.survivor_id as "survivorId", m.moved
    from family join client_merge m on m.org_id = ${orgId} and m.survivor_id = family.id and m.reversed_at is null`.execute(
    tx,
  )
  return rows
}
