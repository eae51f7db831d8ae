import type { Refusal } from '@quancheng/rules/refusal.ts'
import type { FastifyReply } from 'fastify'

/** A refusal as an answer: 404 for what one may not see, 409 for a rule that said no. */
export function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const { code, facts } = refusal
  return code === 'not-found' ? reply.code(404).send({ code }) : reply.code(409).send({ code, facts })
}
