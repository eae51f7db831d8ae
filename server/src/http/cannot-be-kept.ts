import type { FastifyReply } from 'fastify'
import type { Parts } from './call.ts'

/** What the contract let through and PostgreSQL cannot hold: a zero byte, the year 0, a number beyond its column. */
interface DataException extends Error {
  readonly code: string
}

/** SQLSTATE class 22. */
export function cannotBeKept(error: unknown): error is DataException {
  return error instanceof Error && 'code' in error && /^22[0-9A-Z]{3}$/.test(String(error.code))
}

/** A clear refusal instead of a broken answer. The log gets the SQLSTATE only: the message would quote what was sent. */
export function sendMalformed(
  { log }: Pick<Parts, 'log'>,
  reply: FastifyReply,
  endpoint: string,
  { code }: DataException,
): FastifyReply {
  log.warn({ endpoint, sqlState: code }, 'the database could not hold what was sent')
  return reply.code(422).send({ code: 'malformed' })
}
