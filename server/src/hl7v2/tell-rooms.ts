import {
  admissionCancelled,
  dischargeCancelled,
  moveCasesToWard,
  patientDied,
  patientDischarged,
} from '../cases/public.ts'
import type { HeardPerson, HeardStay } from '../clients/public.ts'
import type { Work } from '../http/call.ts'
import { screenEncounters, withdrawForCancelledAdmission } from '../intake/public.ts'
import type { VisitEvent } from './adt-message.ts'

/** What a message about a stay means to those who work with the person; late messages mean nothing to them. */
export async function tellRooms(
  work: Work,
  heard: readonly { readonly event: VisitEvent; readonly stay: HeardStay }[],
): Promise<void> {
  const fresh = heard.filter(({ stay }) => !stay.stale)
  await screenEncounters(
    work,
    fresh.filter(({ stay }) => stay.status === 'in-progress').map(({ stay }) => stay.stayId),
  )
  for (const { event, stay } of fresh) await tellAbout(work, event, stay)
}

/** Who works with somebody that died hears of it, and nobody is reminded to call them. */
export async function tellDeaths(work: Work, people: readonly HeardPerson[]): Promise<void> {
  for (const { clientId, died } of people) if (died) await patientDied(work, clientId)
}

async function tellAbout(work: Work, event: VisitEvent, stay: HeardStay): Promise<void> {
  const { clientId, stayId, movedTo, changed } = stay
  if (movedTo !== null) await moveCasesToWard(work, clientId, movedTo)
  if (!changed.includes('status') && !stay.isNew) return
  if (event === 'A11') {
    await withdrawForCancelledAdmission(work, stayId)
    await admissionCancelled(work, clientId, stayId)
  } else if (event === 'A13') {
    await dischargeCancelled(work, clientId, stayId)
  } else if (stay.status === 'finished') {
    await patientDischarged(work, clientId, stayId)
  }
}
