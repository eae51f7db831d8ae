import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { clientByNumber } from '../clients/public.ts'
import { asOwner } from '../db/db.ts'
import type { Parts, Work } from '../http/call.ts'
import { cookieOf } from '../http/session-cookie.ts'
import { inWork } from '../http/work.ts'
import { makeChallenge, takeChallenge } from '../staff/public.ts'
import { clinicianPage, problemPage } from './clinician-page.ts'
import { clinicianView } from './clinician-view.ts'
import type { Language, PageProblem } from './clinician-words.ts'
import { type ReaderRow, readerByIssuer } from './reader-store.ts'
import { beginLaunch, type Emr, endLaunch, type Launched } from './smart-client.ts'

const CALLBACK = '/smart/callback'
const TRIP_COOKIE = 'quancheng_smart'
const TRIP_MINUTES = 5

/**
 * SMART launch: the record opens a read-only page about the patient it shows. There is no session: the page is made once
 * from a code that works once, and looking again begins in the record.
 */
export function mountSmart(app: FastifyInstance, parts: Parts): void {
  app.get('/smart/launch', async (request, reply) => leave(parts, request, reply))
  app.get(CALLBACK, async (request, reply) => comeBack(parts, request, reply))
}

async function leave(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  const { iss, launch } = request.query as Readonly<Record<string, unknown>>
  if (typeof iss !== 'string' || typeof launch !== 'string' || launch.length > 2000)
    return say(request, reply, 'unknown-record')
  const issuer = iss.replace(/\/+$/, '')
  const reader = await asOwner(parts.pool, (tx) => readerByIssuer(tx, issuer))
  const emr = reader && (await emrOf(parts, reader))
  if (!emr) return say(request, reply, 'unknown-record')
  const begun = await beginLaunch(emr, launch, new URL(CALLBACK, parts.settings.origin).href).catch(
    (error: unknown) => {
      parts.log.warn({ err: error }, 'smart: the record system did not answer')
      return null
    },
  )
  if (!begun) return say(request, reply, 'unreachable')
  const pending = { accountId: null, secret: { issuer, ...begun.trip } }
  const id = await asOwner(parts.pool, (tx) =>
    makeChallenge(tx, 'smart', pending, parts.clock(), TRIP_MINUTES),
  )
  return reply.header('set-cookie', tripCookie(parts, id, TRIP_MINUTES * 60)).redirect(begun.url.href)
}

async function comeBack(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  const id = cookieOf(request, TRIP_COOKIE)
  const pending = /^[0-9a-f-]{36}$/.test(id ?? '')
    ? await asOwner(parts.pool, (tx) => takeChallenge(tx, 'smart', id ?? '', parts.clock()))
    : null
  const { issuer, state, verifier } = pending?.secret ?? {}
  if (!issuer || !state || !verifier) return say(request, reply, 'expired')
  reply.header('set-cookie', tripCookie(parts, '', 0))
  const reader = await asOwner(parts.pool, (tx) => readerByIssuer(tx, issuer))
  const emr = reader && (await emrOf(parts, reader))
  if (!reader || !emr) return say(request, reply, 'unknown-record')
  const launched = await endLaunch(emr, new URL(request.url, parts.settings.origin), {
    state,
    verifier,
  }).catch((error: unknown) => {
    parts.log.warn({ err: error }, 'smart: the launch was not accepted')
    return null
  })
  if (!launched) return say(request, reply, 'not-accepted')
  return show(parts, request, reply, reader, launched)
}

async function show(
  parts: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  reader: ReaderRow,
  launched: Launched,
) {
  const doer = { orgId: reader.org_id, actorId: null, commandId: null }
  const seen = await inWork(parts, doer, async (work) => {
    const clientId = await clientByNumber(work, reader.numbers, launched.numbers)
    const view = clientId === null ? null : await clinicianView(work, clientId)
    note(work, reader, launched, view === null ? null : clientId)
    if (clientId === null) return 'unknown-patient' as const
    return view ?? ('not-allowed' as const)
  })
  if (typeof seen === 'string') return say(request, reply, seen)
  return html(reply, 200, clinicianPage(seen, languageOf(request)))
}

/** The record says who looks; without an account here that is all there is to say. */
function note(work: Work, reader: ReaderRow, { user }: Launched, clientId: string | null): void {
  work.record({
    act: 'exchange.open-in-record',
    subjectKind: 'reader',
    subjectId: reader.id,
    clientId,
    facts: { user, found: clientId !== null },
  })
}

async function emrOf(parts: Parts, reader: ReaderRow): Promise<Emr | null> {
  if (reader.issuer === null || reader.app === null) return null
  const { issuer, app, org_id, secret_sealed } = reader
  await parts.keys.load(org_id)
  const secret =
    secret_sealed === null ? null : parts.keys.open(org_id, 'record_reader.secret', secret_sealed)
  return { issuer, app, secret }
}

function say(request: FastifyRequest, reply: FastifyReply, problem: PageProblem) {
  return html(reply, problem === 'unknown-patient' ? 404 : 403, problemPage(problem, languageOf(request)))
}

function html(reply: FastifyReply, status: number, text: string) {
  return reply
    .code(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .send(text)
}

function languageOf(request: FastifyRequest): Language {
  return /^en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh'
}

function tripCookie(parts: Parts, id: string, seconds: number): string {
  const secure = parts.settings.secureCookie ? '; Secure' : ''
  return `${TRIP_COOKIE}=${id}; Path=/smart; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`
}
