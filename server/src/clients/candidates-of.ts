import type { clients } from '@quancheng/contract/clients.ts'
import type { Call } from '../http/call.ts'
import { findCandidates } from './find-candidates.ts'
import { getSeen } from './seen.ts'

/** Who a person being entered may already be. */
export async function candidates(call: Call<typeof clients.candidates>) {
  const { input } = call
  if (input.exceptClientId !== undefined) await getSeen(call, 'clients.find', input.exceptClientId)
  return findCandidates(
    call,
    {
      name: input.name,
      sex: input.sex ?? 0,
      birthDate: input.birthDate ?? null,
      birthEstimated: false,
      idType: null,
      idNumber: input.idNumber?.trim() || null,
      phone: input.phone?.trim() || null,
      address: null,
      identifiers: [],
    },
    input.exceptClientId ?? null,
  )
}
