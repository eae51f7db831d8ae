import { maskIdNumber } from '@quancheng/rules/id-number.ts'
import { maskName } from '@quancheng/rules/names.ts'
import { PROTECTED_COLUMNS, type ProtectedKind, placeName } from './columns.ts'

const MASKS: Readonly<Record<ProtectedKind, (text: string) => string | null>> = {
  name: maskName,
  'id-number': maskIdNumber,
  phone: maskPhone,
  address: maskAddress,
  narrative: () => null,
}

/** A protected text for somebody who may not see it whole: a part, or null when no part may be shown. */
export function masked(column: string, text: string | null): string | null {
  const declared = PROTECTED_COLUMNS.find((one) => placeName(one) === column)
  if (!declared) throw new Error(`${column} is not declared in PROTECTED_COLUMNS`)
  return text === null || declared.mask === 'hide' ? null : MASKS[declared.what](text)
}

/** `138****4027`, `010****1234`: three at the front and four at the end stay. */
function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/gu, '')
  if (digits.length < 9) return '*'.repeat(digits.length)
  return `${digits.slice(0, 3)}****${digits.slice(-4)}`
}

/** Up to the county or district; what comes after is the household. */
function maskAddress(address: string): string {
  const county =
    /^(?:.{1,12}?(?:省|自治区))?(?:.{1,10}?(?:市|自治州|地区|盟))?(?:.{1,10}?(?:区|县|旗|市))?/u.exec(address)
  return `${county?.[0] ?? ''}****`
}
