import type { Endpoint } from '@quancheng/contract/endpoint.ts'
import type { Permission } from '@quancheng/contract/permission.ts'
import { may } from '@quancheng/rules/access.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Action, Call, OpenAction, Parts, Person, Slice } from './call.ts'
import { cannotBeKept, sendMalformed } from './cannot-be-kept.ts'
import { once } from './once.ts'
import { openAnswer } from './open-answer.ts'
import { Refused } from './refused.ts'
import { sendRefusal } from './send-refusal.ts'
import { sessionToken } from './session-cookie.ts'
import { whoIs } from './who.ts'
import { inWork } from './work.ts'

/** Mounts one room: every endpoint of its contract, answered by its slice. */
export function mount<C extends Record<string, Endpoint>>(
  app: FastifyInstance,
  parts: Parts,
  room: string,
  contract: C,
  slice: Slice<C>,
): void {
  for (const [verb, endpoint] of Object.entries(contract)) {
    const name = `${room}.${verb}`
    const action = slice[verb]
    app.route({
      method: endpoint.method,
      url: `/api${endpoint.path}`,
      config: { endpoint: name },
      handler: async (request, reply) => {
        if (endpoint.method === 'POST' && request.headers['x-quancheng'] !== '1')
          return reply.code(403).send({ code: 'not-from-our-pages' })
        if (endpoint.may === 'anyone')
          return openAnswer(parts, endpoint, name, action as OpenAction<Endpoint>, request, reply)
        return answer(parts, endpoint, name, action as Action<Endpoint>, request, reply)
      },
    })
  }
}

async function answer(
  parts: Parts,
  endpoint: Endpoint,
  name: string,
  action: Action<Endpoint>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const who = await whoIs(parts, sessionToken(request))
  if (who.state === 'nobody') return reply.code(401).send({ code: 'signed-out' })
  if (who.state === 'locked')
    return reply.code(401).send({ code: 'session-locked', facts: { name: who.person.name } })
  const { person } = who
  if (endpoint.may !== 'signed-in' && !may(person, endpoint.may as Permission)) {
    await journalRefusal(parts, person, name, 'not-permitted', null)
    return reply.code(404).send({ code: 'not-found' })
  }
  const input = endpoint.input.safeParse(endpoint.method === 'GET' ? request.query : request.body)
  if (!input.success) return reply.code(422).send({ code: 'malformed', issues: input.error.issues })
  const commandId = commandIdOf(input.data)
  const doer = { orgId: person.orgId, actorId: person.accountId, commandId }
  const attempt = () =>
    inWork(parts, doer, async (work) => {
      let recorded = false
      const call: Call<Endpoint> = {
        ...work,
        input: input.data,
        actor: person,
        parts,
        record: (entry) => {
          recorded = true
          work.record(entry)
        },
      }
      const result = await (commandId ? once(name, commandId, call, action) : action(call))
      if (commandId && !recorded)
        work.record({ act: name, subjectKind: 'command', subjectId: null, clientId: null, facts: {} })
      return endpoint.output.parse(result)
    })
  try {
    return reply.send(
      await attempt().catch((error) => (isDeadlock(error) ? attempt() : Promise.reject(error))),
    )
  } catch (error) {
    if (cannotBeKept(error)) return sendMalformed(parts, reply, name, error)
    if (!(error instanceof Refused)) throw error
    if (endpoint.method === 'POST') await journalRefusal(parts, person, name, error.refusal.code, commandId)
    return sendRefusal(reply, error.refusal)
  }
}

function commandIdOf(input: unknown): string | null {
  const given = (input as { commandId?: unknown }).commandId
  return typeof given === 'string' ? given : null
}

function isDeadlock(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '40P01'
}

/** Whatever fails changes nothing and is in the journal. */
async function journalRefusal(
  parts: Parts,
  person: Person,
  of: string,
  code: string,
  commandId: string | null,
): Promise<void> {
  const doer = { orgId: person.orgId, actorId: person.accountId, commandId }
  await inWork(parts, doer, async (work) => {
    work.record({
      act: 'refused',
      subjectKind: 'endpoint',
      subjectId: null,
      clientId: null,
      facts: { of, code },
    })
  })
}
