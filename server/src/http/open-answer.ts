import type { Endpoint } from '@quancheng/contract/endpoint.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { asOwner, type Tx } from '../db/db.ts'
import { append, type Entry } from '../journal/append.ts'
import type { OpenAction, OpenCall, Parts } from './call.ts'
import { cannotBeKept, sendMalformed } from './cannot-be-kept.ts'
import { HOUSE_ID } from './house-id.ts'
import { Refused } from './refused.ts'
import { sendRefusal } from './send-refusal.ts'
import { sessionCookie, sessionToken } from './session-cookie.ts'

/**
 * Answers an endpoint that asks for nobody: signing in. A refusal commits too, because a failed try must be counted;
 * these actions change nothing else when they refuse.
 */
export async function openAnswer(
  parts: Parts,
  endpoint: Endpoint,
  name: string,
  action: OpenAction<Endpoint>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const input = endpoint.input.safeParse(endpoint.method === 'GET' ? request.query : request.body)
  if (!input.success) return reply.code(422).send({ code: 'malformed', issues: input.error.issues })
  const outcome = await asOwner(parts.pool, async (tx) => {
    const at = parts.clock()
    const entries: HouseEntry[] = []
    const call: OpenCall<Endpoint> = {
      input: input.data,
      tx,
      at,
      parts,
      sessionToken: sessionToken(request),
      device: (request.headers['user-agent'] ?? 'unknown').slice(0, 200),
      address: request.ip,
      origin: originOf(request),
      setSession: (token) => {
        reply.header('set-cookie', sessionCookie(parts.settings, token))
      },
      record: (entry, actorId) => {
        entries.push({ entry, actorId })
      },
    }
    const answer = await action(call).catch((error) => {
      if (!(error instanceof Refused)) throw error
      entries.push({
        entry: {
          act: 'refused',
          subjectKind: 'endpoint',
          subjectId: null,
          clientId: null,
          facts: { of: name, code: error.refusal.code },
        },
        actorId: null,
      })
      return error
    })
    await recordInHouse(tx, at, entries)
    return answer
  }).catch((error) => {
    if (cannotBeKept(error)) return error
    throw error
  })
  if (cannotBeKept(outcome)) return sendMalformed(parts, reply, name, outcome)
  if (outcome instanceof Refused) return sendRefusal(reply, outcome.refusal)
  return reply.send(endpoint.output.parse(outcome))
}

export interface HouseEntry {
  readonly entry: Entry
  readonly actorId: string | null
}

/** Appends to the journal of the house; last in the transaction, as every append. */
export async function recordInHouse(tx: Tx, at: Date, entries: readonly HouseEntry[]): Promise<void> {
  for (const { entry, actorId } of entries)
    await append(tx, { orgId: HOUSE_ID, actorId, commandId: null, at }, [entry])
}

function originOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`
}
