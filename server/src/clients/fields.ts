import type { ClientFields } from '@quancheng/contract/clients.ts'
import { dayAt } from '@quancheng/rules/calendar-day.ts'
import { readIdNumber } from '@quancheng/rules/id-number.ts'
import { readTemporaryName, tidyName } from '@quancheng/rules/names.ts'
import { Refusal } from '@quancheng/rules/refusal.ts'
import type { Work } from '../http/call.ts'
import type { ClientRow } from './client-store.ts'

/** Resident identity card (CV02.01.101). */
const RESIDENT_CARD = '01'

/** A person's record as people read and write it. */
export function fieldsOf({ protect }: Pick<Work, 'protect'>, row: ClientRow): ClientFields {
  return {
    name: protect.open('client.name', row.name_sealed),
    sex: row.sex as ClientFields['sex'],
    birthDate: row.birth_date,
    birthEstimated: row.birth_estimated,
    diedOn: row.died_on,
    idType: row.id_type,
    idNumber: protect.openMaybe('client.id_number', row.id_number_sealed),
    phone: protect.openMaybe('client.phone', row.phone_sealed),
    address: protect.openMaybe('client.address', row.address_sealed),
    ethnicity: row.ethnicity,
    marital: row.marital,
    payer: row.payer,
    education: row.education,
    occupation: protect.openMaybe('client.occupation', row.occupation_sealed),
    language: row.language,
    living: row.living,
    incomeFen: row.income_fen === null ? null : Number(row.income_fen),
  }
}

/** The same as columns. */
export function columnsOf({ protect }: Pick<Work, 'protect'>, fields: ClientFields) {
  return {
    name_sealed: protect.seal('client.name', fields.name),
    temporary_name: readTemporaryName(fields.name) !== null,
    sex: fields.sex,
    birth_date: fields.birthDate,
    birth_estimated: fields.birthEstimated,
    died_on: fields.diedOn,
    id_type: fields.idType,
    id_number_sealed: protect.sealMaybe('client.id_number', fields.idNumber),
    phone_sealed: protect.sealMaybe('client.phone', fields.phone),
    address_sealed: protect.sealMaybe('client.address', fields.address),
    ethnicity: fields.ethnicity,
    marital: fields.marital,
    payer: fields.payer,
    education: fields.education,
    occupation_sealed: protect.sealMaybe('client.occupation', fields.occupation),
    language: fields.language,
    living: fields.living,
    income_fen: fields.incomeFen === null ? null : String(fields.incomeFen),
  }
}

/**
 * Fields as they should be kept: one width of characters, nothing instead of emptiness, and what a checked identity
 * number says about its holder where nobody has said it. A number that fails its check or says something else than
 * was entered is refused; papers other than the resident's card are taken as they are.
 */
export function tidyFields(fields: ClientFields, at: Date): ClientFields | Refusal {
  const blank = (text: string | null) => (text === null || text.trim() === '' ? null : text.trim())
  const tidy: ClientFields = {
    ...fields,
    name: tidyName(fields.name),
    idNumber: blank(fields.idNumber),
    phone: blank(fields.phone),
    address: blank(fields.address),
    occupation: blank(fields.occupation),
  }
  if (tidy.idNumber === null) return tidy
  if (tidy.idType !== null && tidy.idType !== RESIDENT_CARD) return tidy
  const read = readIdNumber(tidy.idNumber, dayAt(at.getTime()))
  if (read instanceof Refusal) return read
  if ((tidy.sex === 1 || tidy.sex === 2) && tidy.sex !== read.sex)
    return new Refusal('clients.id-number-contradicts', { field: 'sex' })
  if (tidy.birthDate !== null && !tidy.birthEstimated && tidy.birthDate !== read.birthDate)
    return new Refusal('clients.id-number-contradicts', { field: 'birthDate' })
  return {
    ...tidy,
    idType: RESIDENT_CARD,
    idNumber: read.number,
    sex: read.sex,
    birthDate: read.birthDate,
    birthEstimated: false,
  }
}
