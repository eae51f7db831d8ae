import type { Endpoint } from '@quancheng/contract/endpoint.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { z } from 'zod'

interface Schema {
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly pattern?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly minLength?: number
  readonly minimum?: number
  readonly exclusiveMaximum?: number
  readonly minItems?: number
  readonly default?: unknown
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
}

/** What to put where the contract does not say it: the row that a field like `clientId` names, and known words. */
export interface Known {
  id(field: string): string
  readonly words: Readonly<Record<string, string>>
}

/**
 * An input that an endpoint accepts, with every id in it taken from `known`: optional fields too when they hold ids.
 */
export function sampleInput(endpoint: Endpoint, known: Known): Record<string, unknown> {
  return sampleOf(schemaOf(endpoint), '', known) as Record<string, unknown>
}

/** Whether an input of this endpoint can name anything at all. */
export function namesSomething(endpoint: Endpoint): boolean {
  return holdsIds(schemaOf(endpoint), '')
}

function schemaOf(endpoint: Endpoint): Schema {
  return z.toJSONSchema(endpoint.input, { io: 'input', unrepresentable: 'any' }) as Schema
}

function sampleOf(schema: Schema, field: string, known: Known): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.default !== undefined && !holdsIds(schema, field)) return schema.default
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return sampleOf(choices.find(({ type }) => type !== 'null') ?? {}, field, known)
  if (schema.allOf) return sampleOf(Object.assign({}, ...schema.allOf), field, known)
  const type = [schema.type].flat().find((each) => each !== 'null')
  switch (type) {
    case 'object':
      return objectOf(schema, known)
    case 'array':
      return (schema.minItems ?? 0) > 0 || holdsIds(schema, field)
        ? [sampleOf(schema.items ?? {}, field, known)]
        : []
    case 'string':
      return textOf(schema, field, known)
    case 'integer':
    case 'number':
      return Math.min(Math.max(schema.minimum ?? 1, 1), (schema.exclusiveMaximum ?? Infinity) / 2)
    case 'boolean':
      return false
    default:
      return 'x'
  }
}

function objectOf({ properties = {}, required = [] }: Schema, known: Known): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([field, schema]) => required.includes(field) || holdsIds(schema, field))
      .filter(([field]) => field !== 'after')
      .map(([field, schema]) => [field, sampleOf(schema, field, known)]),
  )
}

function textOf({ format, pattern, minLength }: Schema, field: string, known: Known): string {
  if (format === 'uuid') return field === 'commandId' ? newId() : known.id(field)
  if (format === 'date') return '2026-01-05'
  if (format === 'date-time') return '2026-01-05T01:00:00Z'
  if (format === 'uri') return 'https://record.example/fhir'
  if (format === 'email') return 'somebody@hospital.example'
  const word = known.words[field]
  if (word) return word
  if (pattern?.includes('\\d{6}')) return '000000'
  return 'x'.repeat(Math.max(minLength ?? 1, 1))
}

function holdsIds(schema: Schema, field: string): boolean {
  if (schema.format === 'uuid') return field !== 'commandId'
  const inside = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.items ? [schema.items] : [])]
  return (
    inside.some((each) => holdsIds(each, field)) ||
    Object.entries(schema.properties ?? {}).some(([name, each]) => holdsIds(each, name))
  )
}
