/** Whole minutes from what was typed, or null when that is no such number. */
export function readMinutes(typed: string, most: number): number | null {
  const digits = typed.normalize('NFKC').trim()
  if (!/^\d{1,4}$/.test(digits)) return null
  const minutes = Number(digits)
  return minutes >= 1 && minutes <= most ? minutes : null
}

/** Fen from yuan as typed: 1234, 1,234.5, 1234.50; null for anything else. Never by floating point. */
export function readMoney(typed: string): number | null {
  const match = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(typed.normalize('NFKC').replace(/[\s,]/g, ''))
  if (!match) return null
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}

export function writeMoney(fen: number): string {
  const rest = fen % 100
  const yuan = String(Math.floor(fen / 100))
  return rest === 0 ? yuan : `${yuan}.${String(rest).padStart(2, '0')}`
}

/** A mainland mobile number, or a landline with its area code; null for anything else. */
export function readPhone(typed: string): string | null {
  const digits = typed
    .normalize('NFKC')
    .replace(/[\s\-()]/g, '')
    .replace(/^\+?86(?=1\d{10}$)/, '')
  if (/^1\d{10}$/.test(digits)) return digits
  return /^0\d{2,3}\d{7,8}$/.test(digits) ? digits : null
}
