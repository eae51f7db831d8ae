import type { assessments } from '@quancheng/contract/assessments.ts'
import type { Action } from '../http/call.ts'

export const instruments: Action<typeof assessments.instruments> = async ({ content }) =>
  [...content.instruments.values()].map(({ id, version, name, minutes, source, licence, ...rest }) => ({
    id,
    version,
    name,
    minutes,
    source,
    licence,
    definition: { id, version, name, minutes, source, licence, ...rest },
  }))
