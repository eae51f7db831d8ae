import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import serveStatic from '@fastify/static'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import type { Parts } from './http/call.ts'
import { health } from './http/health.ts'
import { mountRooms } from './rooms.ts'

const WEB = fileURLToPath(new URL('../../web/dist/', import.meta.url))
const LARGEST_BODY = 16 * 1024 * 1024
const STAFF_POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; frame-ancestors 'self'"
/** The pages for phones bring everything with them. */
const DOOR_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/** The whole server over its parts, not yet listening. */
export async function buildApp(parts: Parts): Promise<FastifyInstance> {
  const log: FastifyBaseLogger = parts.log
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: LARGEST_BODY,
    trustProxy: 'loopback',
  })
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-content-type-options', 'nosniff')
    reply.header('referrer-policy', 'same-origin')
    reply.header('x-frame-options', 'SAMEORIGIN')
    reply.header('content-security-policy', /^\/h(\/|$)/.test(request.url) ? DOOR_POLICY : STAFF_POLICY)
  })
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/api')) reply.header('cache-control', 'no-store')
  })
  app.setErrorHandler((error, request, reply) => {
    const known = error as { statusCode?: number; code?: string }
    if (known.statusCode && known.statusCode < 500)
      return reply.code(known.statusCode).send({ code: 'malformed' })
    request.log.error({ ...traceOf(error), endpoint: request.routeOptions.config }, 'broken')
    return reply.code(500).send({ code: 'broken', requestId: request.id })
  })
  health(app, parts)
  mountRooms(app, parts)
  if (existsSync(WEB)) await serveWeb(app)
  return app
}

/** What a log may hold of an error: where it came from, never its words, which can quote personal data. */
function traceOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { threw: typeof error }
  const { code, constraint, table } = error as { code?: string; constraint?: string; table?: string }
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line))
  return { name: error.name, code, constraint, table, frames }
}

/**
 * The built pages; an address that is no file is a screen of the staff application, or under `/h` a page for phones, but
 * never a script that is gone.
 */
async function serveWeb(app: FastifyInstance): Promise<void> {
  await app.register(serveStatic, {
    root: WEB,
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    wildcard: false,
    index: false,
  })
  const page = (path: string) => {
    if (/^\/(api|assets|h\/assets)\//.test(path)) return null
    return /^\/h(\/|\?|$)/.test(path) ? 'h/index.html' : 'index.html'
  }
  app.setNotFoundHandler(async (request, reply) => {
    const file = request.method === 'GET' ? page(request.url) : null
    if (!file) return reply.code(404).send({ code: 'not-found' })
    return reply.header('cache-control', 'no-cache').sendFile(file, { maxAge: 0, immutable: false })
  })
}
