import type { assessments } from '@quancheng/contract/assessments.ts'
import { namesOf } from '../access/colleagues.ts'
import type { Action } from '../http/call.ts'
import { isUsable, licencesOf } from './licence-store.ts'

export const instruments: Action<typeof assessments.instruments> = async (call) => {
  const licences = await licencesOf(call.tx, call.orgId)
  const names = await namesOf(
    call,
    Object.values(licences).map(({ by }) => by),
  )
  return [...call.content.instruments.values()].map((definition) => {
    const { id, version, name, minutes, source, licence } = definition
    const held = licences[id]
    return {
      id,
      version,
      name,
      minutes,
      source,
      licence,
      held: held ? { ...held, by: names.get(held.by) ?? '—' } : null,
      usable: isUsable(definition, licences),
      definition,
    }
  })
}
