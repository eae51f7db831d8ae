import { Refusal } from '@quancheng/rules/refusal.ts'

export const SHORTEST = 12
const FEWEST_DIFFERENT = 5
const DEMO_PASSWORD = 'quancheng-demo'

/** Long ones that stand in published lists of leaked passwords or are guessed first; short ones fall to the length. */
const COMMON = new Set([
  '123456789012',
  '1234567890123',
  '12345678901234',
  '123456789abc',
  '1234567890ab',
  '1234567890qwe',
  '123qweasdzxc',
  '1q2w3e4r5t6y',
  '1q2w3e4r5t6y7u8i',
  '1qaz2wsx3edc',
  '1qaz2wsx3edc4rfv',
  'a123456789012',
  'abc123456789',
  'abcdefghijkl',
  'abcd12345678',
  'admin1234567',
  'admin12345678',
  'administrator',
  'administrator1',
  'changeme1234',
  'hospital1234',
  'iloveyou1234',
  'letmein12345',
  'password1234',
  'password12345',
  'password123456',
  'passwordpassword',
  'p@ssw0rd1234',
  'qazwsxedcrfv',
  'qwer1234asdf',
  'qwerasdfzxcv',
  'qwerty123456',
  'qwerty1234567',
  'qwertyuiop12',
  'qwertyuiop123',
  'qwertyuiopasdf',
  'welcome12345',
  'woaini1314520',
  'woaini5201314',
  'zaq12wsxcde3',
])

interface Setting {
  readonly login: string
  readonly mode: 'demo' | 'production'
}

/**
 * Why a new password will not do, or null. Length instead of rules about kinds of letters, no forced change by
 * calendar, a list of common ones (NIST SP 800-63B). The demonstration's password is common knowledge elsewhere.
 */
export function refuseWeak(password: string, { login, mode }: Setting): Refusal | null {
  const letters = password.normalize('NFKC').toLowerCase()
  if ([...letters].length < SHORTEST) return new Refusal('staff.password-too-short', { least: SHORTEST })
  if (login.length >= 3 && letters.includes(login.normalize('NFKC').toLowerCase()))
    return new Refusal('staff.password-contains-login')
  const common = COMMON.has(letters) || (letters === DEMO_PASSWORD && mode === 'production')
  if (common || new Set(letters).size < FEWEST_DIFFERENT || isOneRun(letters))
    return new Refusal('staff.password-too-common')
  return null
}

/** `abcdefghijklm`, `987654321098`: every letter follows from the one before. */
function isOneRun(letters: string): boolean {
  const codes = [...letters].map((letter) => letter.codePointAt(0) ?? 0)
  const steps = codes.slice(1).map((code, at) => code - (codes[at] ?? 0))
  return [1, -1].some((step) => steps.every((taken) => taken === step || taken === -9 * step))
}
