import type { z } from 'zod'
import type { Permission } from './permission.ts'

/** One thing a person can ask of the server. Router, client, permission check and OpenAPI are all read from it. */
export interface Endpoint<In extends z.ZodType = z.ZodType, Out extends z.ZodType = z.ZodType> {
  readonly method: 'GET' | 'POST'
  readonly path: `/${string}`
  /** There is no default: an endpoint without a permission does not compile. */
  readonly may: Permission | 'signed-in' | 'anyone'
  readonly summary: string
  readonly input: In
  readonly output: Out
  /** Codes this endpoint may answer beside `not-found`, `malformed`, `conflict` and the sign-in ones. */
  readonly refusals: readonly string[]
}

export type Input<E extends Endpoint> = z.output<E['input']>
export type Output<E extends Endpoint> = z.input<E['output']>

export function endpoint<const E extends Endpoint>(definition: E): E {
  return definition
}
