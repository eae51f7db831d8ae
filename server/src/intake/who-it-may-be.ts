import type { Candidate } from '@quancheng/contract/clients.ts'
import { may } from '@quancheng/rules/access.ts'
import { readIdNumber } from '@quancheng/rules/id-number.ts'
import { Refusal } from '@quancheng/rules/refusal.ts'
import { findCandidates } from '../clients/public.ts'
import type { Person, Work } from '../http/call.ts'
import type { RequestRow } from './request-store.ts'

/** Whom a request that names nobody in the system may be about, by the name, phone and identity number it gives. */
export async function whoItMayBe(
  work: Work & { readonly actor: Person },
  row: RequestRow,
): Promise<readonly Candidate[]> {
  const { actor, protect } = work
  if (row.client_id !== null || !may(actor, 'clients.find')) return []
  const name = protect.openMaybe('request.name', row.name_sealed)?.trim() ?? ''
  const given = numbersIn(
    [
      protect.openMaybe('request.from', row.from_sealed),
      protect.openMaybe('request.words', row.words_sealed),
    ].join(' '),
  )
  if (name === '' && given.phone === null && given.idNumber === null) return []
  return findCandidates(work, {
    name,
    ...given,
    sex: 0,
    birthDate: null,
    birthEstimated: false,
    idType: null,
    address: null,
    identifiers: [],
  })
}

/** The first identity number that holds and the first mobile number that somebody wrote down. */
export function numbersIn(text: string): { readonly idNumber: string | null; readonly phone: string | null } {
  const plain = text.normalize('NFKC')
  const numbers = plain.match(/(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])/gu) ?? []
  const phones = plain.replace(/(?<=\d)[ -](?=\d)/gu, '').match(/(?<!\d)1[3-9]\d{9}(?!\d)/gu) ?? []
  return {
    idNumber: numbers.find((number) => !(readIdNumber(number) instanceof Refusal)) ?? null,
    phone: phones[0] ?? null,
  }
}
