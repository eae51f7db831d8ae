import { intakeDoor } from '@quancheng/contract/intake-door.ts'
import type { FastifyInstance } from 'fastify'
import type { Parts } from '../http/call.ts'
import { mountDoorway } from '../http/doorway.ts'
import { askAtDoor } from './door-ask.ts'
import { lookUp, takeBack } from './door-look-up.ts'
import { door } from './door-place.ts'

export function mountDoor(app: FastifyInstance, parts: Parts): void {
  mountDoorway(app, parts, 'intake', intakeDoor, { door, askAtDoor, lookUp, takeBack })
}
