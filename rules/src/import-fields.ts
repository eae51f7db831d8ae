/** What a column of a list of people may hold, in the order in which people look for it. */
export const IMPORT_FIELDS = [
  'name',
  'sex',
  'birthDate',
  'idNumber',
  'idType',
  'phone',
  'address',
  'ethnicity',
  'marital',
  'payer',
  'education',
  'occupation',
  'recordNumber',
  'visitNumber',
  'class',
  'department',
  'bed',
  'attending',
  'admittedAt',
  'dischargedAt',
  'diagnosisCode',
  'diagnosis',
  'contactName',
  'contactRelation',
  'contactPhone',
] as const
export type ImportField = (typeof IMPORT_FIELDS)[number]

export function isImportField(word: string | null): word is ImportField {
  return IMPORT_FIELDS.some((field) => field === word)
}
