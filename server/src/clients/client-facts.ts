import type { Consent as ConsentView, Contact, Encounter } from '@quancheng/contract/clients.ts'
import { type Consent, type ConsentScope, isLivingAt } from '@quancheng/rules/consent.ts'
import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { Tables } from '../db/tables.ts'
import type { Work } from '../http/call.ts'

type Reading = Pick<Work, 'tx' | 'orgId' | 'protect' | 'at'>

/** The people around a client. */
export async function contactsOf(
  { tx, orgId, protect }: Reading,
  clientId: string,
): Promise<z.infer<typeof Contact>[]> {
  const rows = await tx
    .selectFrom('client_contact')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('client_id', '=', clientId)
    .where('removed_at', 'is', null)
    .orderBy('main_carer', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: protect.open('client_contact.name', row.name_sealed),
    phone: protect.openMaybe('client_contact.phone', row.phone_sealed),
    relation: row.relation,
    guardian: row.guardian,
    mainCarer: row.main_carer,
    note: protect.openMaybe('client_contact.note', row.note_sealed),
    source: row.source,
    revision: row.revision,
  }))
}

/** Every stay and visit of a client, newest first, with where they lay. */
export async function encountersOf({ tx, orgId, protect }: Reading, clientId: string): Promise<Encounter[]> {
  const [encounters, places] = await Promise.all([
    tx
      .selectFrom('encounter as e')
      .leftJoin('department as d', (join) =>
        join.onRef('d.org_id', '=', 'e.org_id').onRef('d.id', '=', 'e.department_id'),
      )
      .selectAll('e')
      .select('d.name as department')
      .where('e.org_id', '=', orgId)
      .where('e.client_id', '=', clientId)
      .orderBy('e.admitted_at', 'desc')
      .limit(200)
      .execute(),
    tx
      .selectFrom('encounter_place as p')
      .innerJoin('encounter as e', (join) =>
        join.onRef('e.org_id', '=', 'p.org_id').onRef('e.id', '=', 'p.encounter_id'),
      )
      .leftJoin('department as d', (join) =>
        join.onRef('d.org_id', '=', 'p.org_id').onRef('d.id', '=', 'p.department_id'),
      )
      .select(['p.encounter_id', 'p.bed', 'p.since', 'p.until', 'd.name as department'])
      .where('p.org_id', '=', orgId)
      .where('e.org_id', '=', orgId)
      .where('e.client_id', '=', clientId)
      .orderBy('p.since')
      .execute(),
  ])
  const placesOf = Map.groupBy(places, (place) => place.encounter_id)
  return encounters.map((row) => ({
    id: row.id,
    class: row.class as Encounter['class'],
    status: row.status as Encounter['status'],
    visitNumber: row.visit_number,
    admittedAt: row.admitted_at?.toISOString() ?? null,
    dischargedAt: row.discharged_at?.toISOString() ?? null,
    expectedDischargeOn: row.expected_discharge_on,
    departmentId: row.department_id,
    department: row.department,
    bed: row.bed,
    attending: row.attending,
    diagnosisCode: row.diagnosis_code,
    diagnosis: protect.openMaybe('encounter.diagnosis', row.diagnosis_sealed),
    payer: row.payer,
    disposition: row.disposition,
    places: (placesOf.get(row.id) ?? []).map((place) => ({
      department: place.department,
      bed: place.bed,
      since: place.since.toISOString(),
      until: place.until?.toISOString() ?? null,
    })),
  }))
}

type ConsentRow = Selectable<Tables['consent']>

/** A stored consent as the rule reads it. */
export function consentFromRow({ protect }: Pick<Work, 'protect'>, row: ConsentRow): Consent {
  return {
    scope: row.scope as ConsentScope,
    recipient: row.recipient,
    signedBy: row.signed_by as Consent['signedBy'],
    signer: protect.openMaybe('consent.signer', row.signer_sealed),
    signerRelation: row.signer_relation,
    method: row.method as Consent['method'],
    witness: protect.openMaybe('consent.witness', row.witness_sealed),
    emergencyReason: protect.openMaybe('consent.emergency', row.emergency_sealed),
    incapacity: protect.openMaybe('consent.incapacity', row.incapacity_sealed),
    signedAtMs: row.signed_at.getTime(),
    expiresOn: row.expires_on,
    withdrawnAtMs: row.withdrawn_at?.getTime() ?? null,
  }
}

/** Every consent of a client, newest first; whether each lives is decided at this read. */
export async function consentsOf(work: Reading, clientId: string): Promise<ConsentView[]> {
  const rows = await work.tx
    .selectFrom('consent')
    .selectAll()
    .where('org_id', '=', work.orgId)
    .where('client_id', '=', clientId)
    .orderBy('signed_at', 'desc')
    .execute()
  return rows.map((row) => {
    const consent = consentFromRow(work, row)
    return {
      id: row.id,
      scope: consent.scope,
      recipient: consent.recipient,
      caseId: row.case_id,
      textVersion: row.text_version,
      signedBy: consent.signedBy,
      signer: consent.signer,
      signerRelation: consent.signerRelation,
      method: consent.method,
      witness: consent.witness,
      emergencyReason: consent.emergencyReason,
      incapacity: consent.incapacity,
      signedAt: row.signed_at.toISOString(),
      expiresOn: row.expires_on,
      withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
      living: isLivingAt(consent, work.at.getTime()),
      revision: row.revision,
    }
  })
}

/** Whether a consent of this scope lives now. */
export async function hasLivingConsent(
  work: Reading,
  clientId: string,
  scope: ConsentScope,
): Promise<boolean> {
  return (await consentsOf(work, clientId)).some((consent) => consent.scope === scope && consent.living)
}

/** The day on which a client died; null for the living. */
export async function deathOf(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  clientId: string,
): Promise<string | null> {
  const row = await tx
    .selectFrom('client')
    .select('died_on')
    .where('org_id', '=', orgId)
    .where('id', '=', clientId)
    .executeTakeFirst()
  return row?.died_on ?? null
}

/** The day on which a client was born; null where nobody knows it. */
export async function birthDateOf(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  clientId: string,
): Promise<string | null> {
  const row = await tx
    .selectFrom('client')
    .select('birth_date')
    .where('org_id', '=', orgId)
    .where('id', '=', clientId)
    .executeTakeFirst()
  return row?.birth_date ?? null
}
