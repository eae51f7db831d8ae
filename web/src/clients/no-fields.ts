import type { ClientFields } from '@quancheng/contract/clients.ts'

/** A person of whom nothing is known yet. */
export const NO_FIELDS: ClientFields = {
  name: '',
  sex: 0,
  birthDate: null,
  birthEstimated: false,
  diedOn: null,
  idType: null,
  idNumber: null,
  phone: null,
  address: null,
  ethnicity: null,
  marital: null,
  payer: null,
  education: null,
  occupation: null,
  language: null,
  living: null,
  incomeFen: null,
}
