import type { Endpoint } from '@quancheng/contract/endpoint.ts'
import type { FastifyInstance } from 'fastify'

export function openApi(
  _app: FastifyInstance,
  _rooms: Readonly<Record<string, Readonly<Record<string, Endpoint>>>>,
): void {}
