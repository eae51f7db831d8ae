import type { Endpoint } from '@quancheng/contract/endpoint.ts'
import type { z } from 'zod'
import type { World } from './world.ts'

/** A phone at the patient's door: nobody signed in. */
export function phoneOf(world: World) {
  return async <E extends Endpoint>(endpoint: E, input: z.input<E['input']>, from = '10.0.0.1') => {
    const answer = await world.app.inject({
      method: endpoint.method,
      url: `/api${endpoint.path}`,
      remoteAddress: from,
      headers: { 'x-quancheng': '1' },
      payload: input as object,
    })
    const body = answer.json() as z.output<E['output']> & { code?: string; facts?: Record<string, unknown> }
    return { status: answer.statusCode, body }
  }
}
