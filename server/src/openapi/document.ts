import type { Described, JsonSchema } from './describe.ts'

const COMMON = ['not-found', 'malformed', 'conflict', 'signed-out', 'session-locked', 'command.id-reused']

/** The OpenAPI 3.1 document: its schemas are JSON Schema 2020-12, as Zod writes them. */
export function documentOf(endpoints: readonly Described[]): JsonSchema {
  const paths = Map.groupBy(endpoints, ({ path }) => path)
  return {
    openapi: '3.1.0',
    info: {
      title: 'Quancheng 全程',
      version: '1',
      description:
        'Everything a person can ask of the server. Changes are POSTs that carry the header `X-Quancheng: 1` and, where they have one, a `commandId` made by the client: sent twice, done once.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    tags: [...new Set(endpoints.map(({ room }) => room))].map((name) => ({ name })),
    paths: Object.fromEntries(
      [...paths].map(([path, at]) => [
        path,
        Object.fromEntries(at.map((endpoint) => [endpoint.method.toLowerCase(), operationOf(endpoint)])),
      ]),
    ),
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'quancheng_session' } },
      schemas: {
        Refusal: {
          type: 'object',
          properties: { code: { type: 'string' }, facts: { type: 'object' } },
          required: ['code'],
        },
      },
    },
  }
}

function operationOf(endpoint: Described): JsonSchema {
  const { room, verb, summary, may, parameters, body, answer, refusals } = endpoint
  return {
    operationId: `${room}.${verb}`,
    tags: [room],
    summary,
    'x-permission': may,
    security: may === 'anyone' ? [] : [{ session: [] }],
    parameters: parameters.map(({ name, required, description, schema }) => ({
      name,
      in: 'query',
      required,
      ...(description && { description }),
      ...(schema.type === 'array' && { explode: true }),
      schema,
    })),
    ...(body && { requestBody: { required: true, content: json(body) } }),
    responses: {
      200: { description: 'Done', content: json(answer) },
      401: refusal('Signed out, or the session is locked', ['signed-out', 'session-locked']),
      404: refusal('Not there, or not for this person', ['not-found']),
      409: refusal('A rule said no', [...new Set([...refusals, ...COMMON])].filter(isRule)),
      422: refusal('Not in the shape asked for', ['malformed']),
    },
  }
}

function isRule(code: string): boolean {
  return !['not-found', 'malformed', 'signed-out', 'session-locked'].includes(code)
}

function refusal(description: string, codes: readonly string[]): JsonSchema {
  const schema = {
    allOf: [
      { $ref: '#/components/schemas/Refusal' },
      { type: 'object', properties: { code: { enum: codes } } },
    ],
  }
  return { description, content: json(schema) }
}

function json(schema: JsonSchema): JsonSchema {
  return { 'application/json': { schema } }
}
