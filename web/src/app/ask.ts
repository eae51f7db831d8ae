import type { Endpoint } from '@quancheng/contract/endpoint.ts'
import type { z } from 'zod'
import { reportReach } from './reach.ts'
import { reportSignedOut } from './signed-out.ts'

/**
 * What is asked. An endpoint of the contract is one; without its schemas it is the bare way there, for the page that is
 * opened first.
 */
export interface Asked<In extends z.ZodType, Out extends z.ZodType>
  extends Pick<Endpoint, 'method' | 'path' | 'may'> {
  readonly input?: In
  readonly output?: Out
}

/** The server said no, with a reason. */
export class Refused extends Error {
  readonly code: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly status: number
  /** The request's number in the server's log, when it gave one. */
  readonly requestId: string | null
  constructor(
    code: string,
    facts: Readonly<Record<string, unknown>>,
    status: number,
    requestId: string | null,
  ) {
    super(code)
    this.code = code
    this.facts = facts
    this.status = status
    this.requestId = requestId
  }
}

/** No answer came: no network, or no server behind it. What was sent may or may not have arrived. */
export class Unreachable extends Error {}

/** The question of a GET as a query string: arrays repeat their key, what is null or undefined is left out. */
export function queryOf(input: object): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(input))
    for (const each of [value].flat())
      if (each !== null && each !== undefined) query.append(key, String(each))
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

async function fetched(
  endpoint: Pick<Endpoint, 'method' | 'path'>,
  input: object,
  signal: AbortSignal | null,
): Promise<Response> {
  try {
    const answer = await (endpoint.method === 'GET'
      ? fetch(`/api${endpoint.path}${queryOf(input)}`, { signal })
      : fetch(`/api${endpoint.path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-quancheng': '1' },
          body: JSON.stringify(input),
          signal,
        }))
    reportReach(![502, 503, 504].includes(answer.status))
    return answer
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    reportReach(false)
    throw new Unreachable()
  }
}

/** The only place the web talks to the server. */
export async function ask<In extends z.ZodType, Out extends z.ZodType>(
  endpoint: Asked<In, Out>,
  input: z.input<In>,
  signal: AbortSignal | null = null,
): Promise<z.output<Out>> {
  const answer = await fetched(endpoint, input as object, signal)
  const json = answer.headers.get('content-type')?.includes('json') ?? false
  if (!json) {
    reportReach(false)
    throw new Unreachable()
  }
  const body: unknown = await answer.json()
  if (answer.ok) return endpoint.output ? endpoint.output.parse(body) : (body as z.output<Out>)
  const said = body as { code?: string; facts?: Record<string, unknown>; requestId?: string }
  const refused = new Refused(said.code ?? 'broken', said.facts ?? {}, answer.status, said.requestId ?? null)
  if (answer.status === 401 && endpoint.may !== 'anyone') reportSignedOut(refused)
  throw refused
}
