import { assessmentDoor } from '@quancheng/contract/assessment-links.ts'
import type { FastifyInstance } from 'fastify'
import type { Parts } from '../http/call.ts'
import { mountDoorway } from '../http/doorway.ts'
import { answerLink } from './door-answer.ts'
import { openLink } from './door-open.ts'

export function mountAssessmentDoor(app: FastifyInstance, parts: Parts): void {
  mountDoorway(app, parts, 'assessments', assessmentDoor, { openLink, answerLink })
}
