import { Secret, TOTP } from 'otpauth'
import { z } from 'zod'
import type { Parts } from '../http/call.ts'

const COLUMN = 'account.totp'
const SECRET_BYTES = 20
const STEP_SECONDS = 30
/** One step before and after: a phone's clock may be half a minute off. */
const WINDOW = 1

/** The secret a phone shares with the house, and the last step it was used in (RFC 6238: a code counts once). */
const Kept = z.strictObject({ secret: z.string(), lastStep: z.int() })

export interface NewTotp {
  readonly sealed: Buffer
  readonly secret: string
  readonly uri: string
}

export function newTotp(keys: Parts['keys'], login: string): NewTotp {
  const secret = new Secret({ size: SECRET_BYTES }).base32
  return {
    sealed: keys.sealUnderMaster(COLUMN, JSON.stringify({ secret, lastStep: 0 })),
    secret,
    uri: generator(secret, login).toString(),
  }
}

/** Null when the digits are wrong or were used before; else the secret sealed again, with this step used up. */
export function useCode(keys: Parts['keys'], sealed: Buffer, code: string, at: Date): Buffer | null {
  const { secret, lastStep } = Kept.parse(JSON.parse(keys.openUnderMaster(COLUMN, sealed)))
  const timestamp = at.getTime()
  const off = generator(secret, '').validate({ token: code, timestamp, window: WINDOW })
  if (off === null) return null
  const step = Math.floor(timestamp / 1000 / STEP_SECONDS) + off
  return step > lastStep ? keys.sealUnderMaster(COLUMN, JSON.stringify({ secret, lastStep: step })) : null
}

function generator(secret: string, label: string): TOTP {
  return new TOTP({ issuer: 'Quancheng', label, secret: Secret.fromBase32(secret), period: STEP_SECONDS })
}
