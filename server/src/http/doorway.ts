import type { Endpoint, Input, Output } from '@quancheng/contract/endpoint.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { asOwner, type Tx } from '../db/db.ts'
import type { Parts, Work } from './call.ts'
import { cannotBeKept, sendMalformed } from './cannot-be-kept.ts'
import { recordInHouse } from './open-answer.ts'
import { Refused } from './refused.ts'
import { sendRefusal } from './send-refusal.ts'
import { inWork } from './work.ts'

/** What stands at the door: nobody is signed in, and whose door it is has to be found first. */
export interface Doorway {
  readonly at: Date
  readonly address: string
  /** Finds and counts; what it counted stays counted whatever comes after. */
  find<T>(look: (tx: Tx) => Promise<T>): Promise<T>
  /** Work in the organisation whose door it is. */
  within<T>(orgId: string, commandId: string | null, act: (work: Work) => Promise<T>): Promise<T>
}

export type DoorAction<E extends Endpoint> = (way: Doorway, input: Input<E>) => Promise<Output<E>>

const BODY_LIMIT = 8 * 1024

/**
 * The patient's door of one room. Not open endpoints of the kernel: those run as the owner in one transaction, and these
 * first find the organisation and then work inside it, under its row-level security.
 */
export function mountDoorway<C extends Readonly<Record<string, Endpoint>>>(
  app: FastifyInstance,
  parts: Parts,
  room: string,
  endpoints: C,
  actions: { readonly [V in keyof C]: DoorAction<C[V]> },
): void {
  for (const [verb, endpoint] of Object.entries(endpoints)) {
    const name = `${room}.${verb}`
    const action = actions[verb] as DoorAction<Endpoint>
    app.route({
      method: endpoint.method,
      url: `/api${endpoint.path}`,
      bodyLimit: BODY_LIMIT,
      config: { endpoint: name },
      handler: (request, reply) => answer(parts, endpoint, name, action, request, reply),
    })
  }
}

async function answer(
  parts: Parts,
  endpoint: Endpoint,
  name: string,
  action: DoorAction<Endpoint>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  if (endpoint.method === 'POST' && request.headers['x-quancheng'] !== '1')
    return reply.code(403).send({ code: 'not-from-our-pages' })
  const input = endpoint.input.safeParse(endpoint.method === 'GET' ? request.query : request.body)
  if (!input.success) return reply.code(422).send({ code: 'malformed' })
  const way: Doorway = {
    at: parts.clock(),
    address: request.ip,
    find: (look) => asOwner(parts.pool, look),
    within: (orgId, commandId, act) => inWork(parts, { orgId, actorId: null, commandId }, act),
  }
  try {
    return reply.send(endpoint.output.parse(await action(way, input.data)))
  } catch (error) {
    if (cannotBeKept(error)) return sendMalformed(parts, reply, name, error)
    if (!(error instanceof Refused)) throw error
    if (endpoint.method === 'POST') await journalRefusal(parts, way.at, name, error.refusal.code)
    return sendRefusal(reply, error.refusal)
  }
}

/** In the journal of the house; what comes too often is only counted, or it would fill the journal. */
async function journalRefusal(parts: Parts, at: Date, of: string, code: string): Promise<void> {
  if (code === 'intake.too-often') return
  const entry = {
    act: 'refused',
    subjectKind: 'endpoint',
    subjectId: null,
    clientId: null,
    facts: { of, code },
  }
  await asOwner(parts.pool, (tx) => recordInHouse(tx, at, [{ entry, actorId: null }]))
}
