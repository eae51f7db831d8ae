import type { ClientFields } from '@quancheng/contract/clients.ts'

/** Of what was written, only what differs from what stands. */
export function changedFields(standing: ClientFields, written: Partial<ClientFields>): Partial<ClientFields> {
  return Object.fromEntries(
    Object.entries(written).filter(([field, value]) => standing[field as keyof ClientFields] !== value),
  )
}
