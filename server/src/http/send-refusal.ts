import type { Refusal } from '@quancheng/rules/refusal.ts'
import type { FastifyReply } from 'fastify'

const STATUS: Readonly<Record<string, number>> = { 'not-found': 404, 'signed-out': 401 }

/** A refusal as an answer: 404 for what one may not see, 409 for a rule that said no. */
export function sendRefusal(reply: FastifyReply, { code, facts }: Refusal): FastifyReply {
  const status = STATUS[code]
  return status ? reply.code(status).send({ code }) : reply.code(409).send({ code, facts })
}
