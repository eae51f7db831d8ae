import type { Endpoint } from '@quancheng/contract/endpoint.ts'
import { z } from 'zod'

export type Rooms = Readonly<Record<string, Readonly<Record<string, Endpoint>>>>
export type JsonSchema = Readonly<Record<string, unknown>>

export interface Parameter {
  readonly name: string
  readonly required: boolean
  readonly description: string | null
  readonly schema: JsonSchema
}

/** One endpoint as both the OpenAPI document and the page for people show it. */
export interface Described {
  readonly room: string
  readonly verb: string
  readonly method: Endpoint['method']
  readonly path: string
  readonly may: string
  readonly summary: string
  readonly parameters: readonly Parameter[]
  readonly body: JsonSchema | null
  readonly answer: JsonSchema
  readonly refusals: readonly string[]
}

/** Everything that can be asked, read from the contract itself. */
export function describe(rooms: Rooms): readonly Described[] {
  return Object.entries(rooms).flatMap(([room, endpoints]) =>
    Object.entries(endpoints).map(([verb, endpoint]) => ({
      room,
      verb,
      method: endpoint.method,
      path: `/api${endpoint.path}`,
      may: endpoint.may,
      summary: endpoint.summary,
      parameters: endpoint.method === 'GET' ? parametersOf(endpoint.input) : [],
      body: endpoint.method === 'POST' ? schemaOf(endpoint.input, 'input') : null,
      answer: schemaOf(endpoint.output, 'output'),
      refusals: endpoint.refusals,
    })),
  )
}

/** A question in the address: each field is one parameter, given as text and read by the contract. */
function parametersOf(input: z.ZodType): Parameter[] {
  if (!(input instanceof z.ZodObject)) return []
  return Object.entries(input.shape).map(([name, field]) => {
    const schema = parameterSchema(field as z.ZodType)
    return {
      name,
      required: !(field as z.ZodType).safeParse(undefined).success,
      description: typeof schema.description === 'string' ? schema.description : null,
      schema,
    }
  })
}

/** As it is read, where that can be said; a parameter that may be given several times is a list. */
function parameterSchema(field: z.ZodType): JsonSchema {
  const read = schemaOf(field, 'output')
  if (Object.keys(read).some((key) => key !== 'description')) return read
  const given = schemaOf(field, 'input') as { readonly anyOf?: readonly JsonSchema[] }
  return given.anyOf?.find(({ type }) => type === 'array') ?? given
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, ...described } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return described
}
