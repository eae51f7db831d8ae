import type { ClientFields } from '@quancheng/contract/clients.ts'
import type { IdNumber } from '@quancheng/rules/id-number.ts'

/** The fields that say something else than a checked identity number does; an estimated or unknown one says nothing. */
export function contradictsIdNumber(
  fields: Pick<ClientFields, 'sex' | 'birthDate' | 'birthEstimated'>,
  number: Pick<IdNumber, 'sex' | 'birthDate'>,
): readonly ('sex' | 'birthDate')[] {
  const otherSex = (fields.sex === 1 || fields.sex === 2) && fields.sex !== number.sex
  const otherBirth =
    fields.birthDate !== null && !fields.birthEstimated && fields.birthDate !== number.birthDate
  return [...(otherSex ? (['sex'] as const) : []), ...(otherBirth ? (['birthDate'] as const) : [])]
}
