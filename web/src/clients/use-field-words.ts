import type { ClientFields } from '@quancheng/contract/clients.ts'
import { useCodes } from '../library/use-codes.ts'
import { useText } from '../text/use-text.tsx'

const LISTS = {
  idType: 'id-types',
  ethnicity: 'ethnicity',
  marital: 'marital',
  payer: 'payer',
  education: 'education',
  living: 'living',
} as const

/** How the value of a field is said; null when nothing is known. */
export function useFieldWords(): (field: keyof ClientFields, value: unknown) => string | null {
  const { t, day, money } = useText()
  const { name } = useCodes()
  return (field, value) => {
    if (value === null || value === undefined || value === '') return null
    switch (field) {
      case 'sex':
        return value === 1 || value === 2 ? t(`word.sex.${value}`) : value === 9 ? t('word.sex.9') : null
      case 'birthDate':
      case 'diedOn':
        return day(String(value))
      case 'birthEstimated':
        return t(value === true ? 'clients.yes' : 'clients.no')
      case 'incomeFen':
        return t('clients.perMonth', { money: money(Number(value)) })
      case 'idType':
      case 'ethnicity':
      case 'marital':
      case 'payer':
      case 'education':
      case 'living':
        return name(LISTS[field], String(value))
      case 'name':
      case 'idNumber':
      case 'phone':
      case 'address':
      case 'occupation':
      case 'language':
        return String(value)
    }
  }
}
