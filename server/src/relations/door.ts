import { relationsDoor } from '@quancheng/contract/relations.ts'
import type { FastifyInstance } from 'fastify'
import type { Parts } from '../http/call.ts'
import { mountDoorway } from '../http/doorway.ts'
import { openRating } from './door-open.ts'
import { sendRating } from './door-send.ts'

export function mountRelationsDoor(app: FastifyInstance, parts: Parts): void {
  mountDoorway(app, parts, 'relations', relationsDoor, { openRating, sendRating })
}
