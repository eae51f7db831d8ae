import type { clients } from '@quancheng/contract/clients.ts'
import { may } from '@quancheng/rules/access.ts'
import { ageOn, dayAt } from '@quancheng/rules/calendar-day.ts'
import { sql } from 'kysely'
import type { Call } from '../http/call.ts'
import { orNotFound } from '../http/refused.ts'
import { requestsOfClient } from '../intake/public.ts'
import { masked } from '../protection/public.ts'
import { casesOfClients } from './case-lines.ts'
import { consentsOf, contactsOf, encountersOf } from './client-facts.ts'
import { clientLines } from './client-lines.ts'
import { shownRefusals } from './consent-refusals.ts'
import { fieldsOf } from './fields.ts'
import { ID_CARD } from './identifier-store.ts'
import { holderOf, withMerged } from './move-everything.ts'
import { getSeen } from './seen.ts'

type FileCall = Call<typeof clients.file>

/** Everything about one person; a record that was merged opens as the one it was merged into. Opening it is recorded. */
export async function file(call: FileCall) {
  const { actor, at } = call
  const row = await getSeen(call, 'clients.read', await holderOf(call, call.input.clientId))
  const isMasked = !may(actor, 'clients.write')
  const [lines, contacts, encounters, consents, cases, requests, identifiers, merges, consentRefusals] =
    await Promise.all([
      clientLines(call, [row.id]),
      contactsOf(call, row.id),
      encountersOf(call, row.id),
      consentsOf(call, row.id),
      casesOfClients(call, [row.id]),
      requestsOfClient(call, call.actor, row.id),
      identifiersOf(call, row.id, isMasked),
      mergesOf(call, row.id),
      shownRefusals(call, row.id),
    ])
  const fields = fieldsOf(call, row)
  call.record({
    act: 'clients.read',
    subjectKind: 'client',
    subjectId: row.id,
    clientId: row.id,
    facts: { masked: isMasked },
  })
  return {
    ...orNotFound(lines.get(row.id)),
    age: fields.birthDate === null ? null : ageOn(fields.birthDate, fields.diedOn ?? dayAt(at.getTime())),
    fields: isMasked
      ? {
          ...fields,
          idNumber: masked('client.id_number', fields.idNumber),
          address: masked('client.address', fields.address),
        }
      : fields,
    masked: isMasked,
    identifiers,
    contacts,
    encounters,
    consents,
    consentRefusals,
    cases: (cases.get(row.id) ?? []).map(({ clientId: _, openedAt, ...one }) => ({
      ...one,
      openedAt: openedAt.toISOString(),
    })),
    requests: requests.map(({ id, source, urgency, state, raisedAt }) => ({
      id,
      source,
      urgency,
      state,
      raisedAt,
    })),
    merges,
    revision: row.revision,
  }
}

async function identifiersOf({ tx, orgId, protect }: FileCall, clientId: string, isMasked: boolean) {
  const rows = await tx
    .selectFrom('client_identifier')
    .select(['issuer', 'type', 'value_sealed', 'use'])
    .where('org_id', '=', orgId)
    .where('client_id', '=', clientId)
    .orderBy('use', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => {
    const value = protect.open('client_identifier.value', row.value_sealed)
    const isHidden = isMasked && row.type === ID_CARD
    return {
      issuer: row.issuer,
      type: row.type,
      value: isHidden ? (masked('client_identifier.value', value) ?? '') : value,
      use: row.use as 'usual' | 'old',
    }
  })
}

async function mergesOf(call: FileCall, clientId: string) {
  const { tx, orgId, protect } = call
  const family = await withMerged(call, clientId)
  const { rows } = await sql<{
    id: string
    prior_id: string
    at: Date
    source: string
    reversed_at: Date | null
    name_sealed: Buffer
  }>`
    select m.id, m.prior_id, m.at, m.source, m.reversed_at, c.name_sealed
    from client_merge m join client c on c.org_id = m.org_id and c.id = m.prior_id
    where m.org_id = ${orgId} and m.survivor_id = any(${family}::uuid[])
    order by m.at desc, m.id desc`.execute(tx)
  return rows.map((row) => ({
    id: row.id,
    prior: protect.open('client.name', row.name_sealed),
    priorId: row.prior_id,
    at: row.at.toISOString(),
    source: row.source,
    reversedAt: row.reversed_at?.toISOString() ?? null,
  }))
}
