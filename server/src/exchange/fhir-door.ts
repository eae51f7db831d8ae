import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { clientByNumber, knownClient } from '../clients/public.ts'
import { asOwner } from '../db/db.ts'
import {
  capabilities,
  carePlan,
  documentReference,
  outcome,
  patient,
  type Resource,
  type SignedSummary,
  searchset,
  systemOf,
} from '../fhir/public.ts'
import type { Parts, Work } from '../http/call.ts'
import { tokenHash } from '../http/who.ts'
import { inWork } from '../http/work.ts'
import { type ReaderRow, readerByToken } from './reader-store.ts'
import { signedSummaries } from './signed-summaries.ts'

const TYPES = {
  Patient: patient,
  DocumentReference: documentReference,
  CarePlan: carePlan,
} as const
type Type = keyof typeof TYPES

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * What was signed for the record, to be read by the record: nobody and nothing else. A patient without a signed summary
 * does not exist here, nor one whose consent does not cover whoever reads. Every reading is in the journal.
 */
export function mountFhir(app: FastifyInstance, parts: Parts): void {
  app.get('/fhir/metadata', async (_request, reply) => send(reply, 200, capabilities(parts.clock())))
  for (const type of Object.keys(TYPES) as Type[]) {
    app.get(`/fhir/${type}`, async (request, reply) => search(parts, type, request, reply))
    app.get(`/fhir/${type}/:id`, async (request, reply) => read(parts, type, request, reply))
  }
}

async function read(parts: Parts, type: Type, request: FastifyRequest, reply: FastifyReply) {
  const { id } = request.params as { id: string }
  const reader = await readerOf(parts, request)
  if (!reader) return nobody(reply)
  const found = ID.test(id)
    ? await reading(parts, reader, type, (work) =>
        signedSummaries(work, type === 'Patient' ? { clientId: id } : { id }, reader.recipient),
      )
    : []
  const [first] = found
  return first
    ? send(reply, 200, TYPES[type](first))
    : send(reply, 404, outcome('not-found', `${type} is not known here`))
}

async function search(parts: Parts, type: Type, request: FastifyRequest, reply: FastifyReply) {
  const reader = await readerOf(parts, request)
  if (!reader) return nobody(reply)
  const given = request.query as Readonly<Record<string, unknown>>
  const wanted = type === 'Patient' ? given.identifier : (given.patient ?? given.subject)
  if (typeof wanted !== 'string' || wanted === '')
    return send(
      reply,
      400,
      outcome('required', type === 'Patient' ? 'search by identifier' : 'search by patient'),
    )
  const found = await reading(parts, reader, type, async (work) => {
    const clientId =
      type === 'Patient' ? await byIdentifier(work, reader, wanted) : await byReference(work, wanted)
    return clientId === null ? [] : signedSummaries(work, { clientId }, reader.recipient)
  })
  const self = new URL(request.url, parts.settings.origin).href
  const shown = type === 'Patient' ? found.slice(0, 1) : found
  return send(reply, 200, searchset(self, shown.map(TYPES[type])))
}

async function reading(
  parts: Parts,
  reader: ReaderRow,
  type: Type,
  find: (work: Work) => Promise<SignedSummary[]>,
): Promise<SignedSummary[]> {
  return inWork(parts, { orgId: reader.org_id, actorId: null, commandId: null }, async (work) => {
    const found = await find(work)
    const [first] = found
    if (first)
      work.record({
        act: 'exchange.read-by-fhir',
        subjectKind: 'reader',
        subjectId: reader.id,
        clientId: first.clientId,
        facts: { type, found: found.length },
      })
    return found
  })
}

/** `system|number` or the number alone, of whoever issues this reader's numbers. */
async function byIdentifier(work: Work, reader: ReaderRow, token: string): Promise<string | null> {
  const [system, value] = token.includes('|') ? token.split('|', 2) : [null, token]
  if (system && system !== systemOf(reader.numbers) && system !== reader.numbers) return null
  return value ? clientByNumber(work, reader.numbers, [value]) : null
}

async function byReference(work: Work, reference: string): Promise<string | null> {
  const id = reference.replace(/^Patient\//, '')
  return ID.test(id) ? knownClient(work, id) : null
}

async function readerOf(parts: Parts, request: FastifyRequest): Promise<ReaderRow | null> {
  const token = /^Bearer ([\w-]{20,200})$/.exec(request.headers.authorization ?? '')?.[1]
  if (!token) return null
  return (await asOwner(parts.pool, (tx) => readerByToken(tx, tokenHash(token)))) ?? null
}

function nobody(reply: FastifyReply) {
  reply.header('www-authenticate', 'Bearer')
  return send(reply, 401, outcome('login', 'a bearer token of a registered record system is needed'))
}

function send(reply: FastifyReply, status: number, resource: Resource) {
  return reply
    .code(status)
    .header('content-type', 'application/fhir+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(resource))
}
