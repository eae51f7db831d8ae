import type { FastifyInstance } from 'fastify'
import { describe, type Rooms } from './describe.ts'
import { documentOf } from './document.ts'
import { pageOf } from './page.ts'

/** `/api/openapi.json` for machines and `/api/docs` for people; both are made when first asked for. */
export function openApi(app: FastifyInstance, rooms: Rooms): void {
  let document: string | null = null
  let page: string | null = null
  app.get('/api/openapi.json', async (_request, reply) => {
    document ??= JSON.stringify(documentOf(describe(rooms)))
    return reply.type('application/json; charset=utf-8').send(document)
  })
  app.get('/api/docs', async (_request, reply) => {
    page ??= pageOf(describe(rooms))
    return reply.type('text/html; charset=utf-8').send(page)
  })
}
