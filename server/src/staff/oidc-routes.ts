import { Refusal } from '@quancheng/rules/refusal.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { asOwner } from '../db/db.ts'
import type { Parts } from '../http/call.ts'
import { type HouseEntry, recordInHouse } from '../http/open-answer.ts'
import { cookieOf, sessionCookie } from '../http/session-cookie.ts'
import { findAccountBySubject, findUnlinkedByEmail, saveSubject } from './account-store.ts'
import { makeChallenge, takeChallenge } from './challenge-store.ts'
import { beginTrip, type Claimed, endTrip, type Trip } from './identity-provider.ts'
import { type Door, startSession } from './start-session.ts'

const START = '/api/staff/oidc/start'
const CALLBACK = '/api/staff/oidc/callback'
const TRIP_COOKIE = 'quancheng_oidc'
const TRIP_MINUTES = 10

/** Single sign-on: out to the institution's identity provider, and back. Whatever goes wrong ends at the door again. */
export function mountOidc(app: FastifyInstance, parts: Parts): void {
  app.get(START, async (_request, reply) => leave(parts, reply))
  app.get(CALLBACK, async (request, reply) => comeBack(parts, request, reply))
}

async function leave(parts: Parts, reply: FastifyReply) {
  const { oidc, origin } = parts.settings
  if (!oidc) return reply.code(404).send({ code: 'not-found' })
  const begun = await beginTrip(oidc, new URL(CALLBACK, origin).href).catch((error: unknown) => {
    parts.log.warn({ err: error }, 'the identity provider did not answer')
    return null
  })
  if (!begun) return toDoor(reply, 'staff.sso-unreachable')
  const pending = { accountId: null, secret: { ...begun.trip } }
  const id = await asOwner(parts.pool, (tx) =>
    makeChallenge(tx, 'oidc', pending, parts.clock(), TRIP_MINUTES),
  )
  return reply.header('set-cookie', tripCookie(parts, id, TRIP_MINUTES * 60)).redirect(begun.url.href)
}

async function comeBack(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  const { oidc, origin } = parts.settings
  if (!oidc) return reply.code(404).send({ code: 'not-found' })
  const trip = await findTrip(parts, cookieOf(request, TRIP_COOKIE))
  if (!trip) return toDoor(reply, 'staff.challenge-expired')
  const claimed = await endTrip(oidc, new URL(request.url, origin), trip).catch((error: unknown) => {
    parts.log.warn({ err: error }, 'single sign-on was not accepted')
    return null
  })
  if (!claimed) return toDoor(reply, 'staff.sso-not-accepted')
  const cookies = [tripCookie(parts, '', 0)]
  const refusal = await letIn(parts, request, claimed, (token) => {
    cookies.push(sessionCookie(parts.settings, token))
  })
  reply.header('set-cookie', cookies)
  return refusal ? toDoor(reply, refusal.code) : reply.redirect('/')
}

async function findTrip(parts: Parts, id: string | null): Promise<Trip | null> {
  if (!id || !/^[0-9a-f-]{36}$/.test(id)) return null
  const pending = await asOwner(parts.pool, (tx) => takeChallenge(tx, 'oidc', id, parts.clock()))
  const { state, nonce, verifier } = pending?.secret ?? {}
  return state && nonce && verifier ? { state, nonce, verifier } : null
}

/** The account linked to this subject; the first time, the one account with the e-mail the provider has verified. */
async function letIn(
  parts: Parts,
  request: FastifyRequest,
  { subject, verifiedEmail }: Claimed,
  setSession: (token: string | null) => void,
): Promise<Refusal | null> {
  return asOwner(parts.pool, async (tx) => {
    const entries: HouseEntry[] = []
    const at = parts.clock()
    const door: Door = {
      tx,
      at,
      device: (request.headers['user-agent'] ?? 'unknown').slice(0, 200),
      setSession,
      record: (entry, actorId) => {
        entries.push({ entry, actorId })
      },
    }
    const linked = await findAccountBySubject(tx, subject)
    const account = linked ?? (verifiedEmail ? await findUnlinkedByEmail(tx, verifiedEmail) : null)
    if (account && !linked) await saveSubject(tx, account.id, subject)
    const refusal = account
      ? await startSession(door, account, 'single-sign-on')
      : new Refusal('staff.sso-unknown')
    if (refusal)
      door.record(
        {
          act: 'refused',
          subjectKind: 'endpoint',
          subjectId: null,
          clientId: null,
          facts: { of: 'staff.oidc', code: refusal.code },
        },
        null,
      )
    await recordInHouse(tx, at, entries)
    return refusal
  })
}

function tripCookie(parts: Parts, id: string, seconds: number): string {
  const secure = parts.settings.secureCookie ? '; Secure' : ''
  return `${TRIP_COOKIE}=${id}; Path=/api/staff/oidc; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`
}

function toDoor(reply: FastifyReply, code: string) {
  return reply.redirect(`/sign-in?refused=${code}`)
}
